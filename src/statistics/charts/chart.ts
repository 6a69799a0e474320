import type { EChartsOption } from 'echarts';
import type { Statistics } from '../figures.ts';
import type { Look } from './look.ts';

/** The data of a chart, for those who want it in numbers or cannot see the chart. */
export interface ChartTable {
  head: string[];
  rows: (string | number)[][];
}

/** One chart of the statistics. */
export interface Chart {
  /** As in its address. */
  name: string;
  title: string;
  /** Null where there is nothing to draw. Otherwise: what it shows in one sentence, and its data. */
  tell(statistics: Statistics): { summary: string; table: ChartTable } | null;
  /** What echarts is told. */
  draw(statistics: Statistics, look: Look): EChartsOption;
  /** In CSS pixels, from how many bars or rows there are. */
  height?: (statistics: Statistics) => number;
}
