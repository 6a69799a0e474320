import type { EChartsOption } from 'echarts';
import type { Percentiles } from '../figures.ts';
import { amountAxis, baseOption, nameAxis } from './axes.ts';
import type { Look } from './look.ts';
import { inUnit, timeUnit } from './time-unit.ts';

/** How long something took: a bar for half of the tickets, and one for nine in ten, by name; with the target as a line. */
export function timeBars(
  bars: { name: string; times: Percentiles }[],
  target: number | null,
  look: Look,
): EChartsOption {
  const unit = timeUnit([target, ...bars.flatMap(({ times }) => [times.p50, times.p90])]);
  const shown = (key: 'p50' | 'p90') => bars.map(({ times }) => inUnit(times[key], unit));
  const line = {
    silent: true,
    symbol: 'none',
    lineStyle: { color: look.target, type: 'dashed' as const, width: 1.5 },
    label: {
      formatter: 'target',
      color: look.target,
      position: 'insideEndTop' as const,
    },
    data: [{ yAxis: inUnit(target, unit) ?? 0 }],
  };
  return {
    ...baseOption(look),
    grid: { left: 8, right: 16, top: 56, bottom: 8, containLabel: true },
    xAxis: nameAxis(
      bars.map(({ name }) => name),
      look,
    ),
    yAxis: amountAxis(look, unit.name),
    series: [
      {
        name: 'Half within',
        type: 'bar',
        barMaxWidth: 28,
        data: shown('p50'),
        ...(target === null ? {} : { markLine: line }),
      },
      { name: '9 in 10 within', type: 'bar', barMaxWidth: 28, data: shown('p90') },
    ],
  };
}
