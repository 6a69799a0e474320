import type { EChartsOption } from 'echarts';
import type { Look } from './look.ts';

/** Without quotation marks: zrender puts it into an attribute as it is, and the SVG could not be read. */
const FONT = 'system-ui, Segoe UI, Roboto, Liberation Sans, sans-serif';

/** What all charts have in common. */
export function baseOption(look: Look): EChartsOption {
  return {
    backgroundColor: look.background,
    color: [...look.series],
    textStyle: { fontFamily: FONT, fontSize: 12, color: look.text },
    grid: { left: 8, right: 16, top: 44, bottom: 8, containLabel: true },
    // Widths of texts are guessed where there is no browser: the gap is for what was guessed too small.
    legend: { top: 4, left: 4, itemGap: 26, textStyle: { color: look.text }, icon: 'roundRect' },
  };
}

/** An axis of names, such as days. */
export function nameAxis(names: string[], look: Look) {
  return {
    type: 'category' as const,
    data: names,
    axisLabel: { color: look.muted, hideOverlap: true },
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { show: false },
  };
}

/** An axis of amounts from zero on; `unit` is said at its end, where it is no mere count. */
export function amountAxis(look: Look, unit = '') {
  return {
    type: 'value' as const,
    name: unit,
    nameTextStyle: { color: look.muted },
    minInterval: unit === '' ? 1 : undefined,
    axisLabel: { color: look.muted },
    splitLine: { lineStyle: { color: look.line } },
  };
}
