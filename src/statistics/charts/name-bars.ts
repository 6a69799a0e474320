import type { EChartsOption } from 'echarts';
import { amountAxis, baseOption, nameAxis } from './axes.ts';
import type { Look } from './look.ts';
import { shortName } from './short-name.ts';

/** Lying bars by name, the first on top; each of `series` has as many values as there are names. */
export function nameBars(
  names: string[],
  series: { name: string; values: (number | null)[] }[],
  look: Look,
): EChartsOption {
  const base = baseOption(look);
  // Widths of texts are guessed too small where there is no browser: a pixel for each letter makes up for it.
  const longest = Math.max(0, ...names.map((name) => shortName(name, look).length));
  const hasLegend = series.length > 1;
  return {
    ...base,
    ...(hasLegend ? {} : { legend: { show: false } }),
    grid: { left: 8 + longest, right: 28, top: hasLegend ? 40 : 8, bottom: 8, containLabel: true },
    xAxis: amountAxis(look),
    yAxis: {
      ...nameAxis(
        names.map((name) => shortName(name, look)),
        look,
      ),
      inverse: true,
    },
    series: series.map(({ name, values }) => ({
      name,
      type: 'bar',
      barMaxWidth: 18,
      data: values,
      label: { show: true, position: 'right', color: look.muted },
    })),
  };
}

/** The height at which so many lying bars are neither cramped nor lost, in CSS pixels. */
export function barsHeight(names: number, series: number): number {
  return 80 + names * (14 + 20 * series);
}
