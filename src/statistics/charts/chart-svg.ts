import type { Statistics } from '../figures.ts';
import type { Chart } from './chart.ts';
import { drawChart } from './draw-chart.ts';
import { lookOf, type Theme } from './look.ts';

/** Widths that charts are drawn for, in CSS pixels; texts keep their size. */
export const CHART_WIDTHS = { wide: 600, narrow: 350 };
const HEIGHT = 300;

/** A chart's height, in CSS pixels. */
export function chartHeight(chart: Chart, statistics: Statistics): number {
  return chart.height?.(statistics) ?? HEIGHT;
}

/** Draws one of the charts as SVG. */
export function chartSvg(
  chart: Chart,
  statistics: Statistics,
  look: { theme: Theme; size: keyof typeof CHART_WIDTHS },
): Promise<string> {
  return drawChart(chart.draw(statistics, lookOf(look.theme, look.size === 'narrow')), {
    width: CHART_WIDTHS[look.size],
    height: chartHeight(chart, statistics),
  });
}
