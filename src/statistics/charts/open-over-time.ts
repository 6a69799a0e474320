import type { OpenAt, Statistics } from '../figures.ts';
import { amountAxis, baseOption, nameAxis } from './axes.ts';
import type { Chart } from './chart.ts';

const HOUR = 3_600_000;

/** How many tickets were open at each moment, by how far they were. */
export const openOverTime: Chart = {
  name: 'open-over-time',
  title: 'Open over time',
  tell(statistics) {
    const points = statistics.openOverTime;
    const [first] = points;
    if (first === undefined) return null;
    const peak = points.reduce((most, point) => (sum(point) > sum(most) ? point : most), first);
    const timeOf = timeLabel(statistics, true);
    return {
      summary: `At most ${sum(peak)} were open, at ${timeOf(peak.at)}.`,
      table: {
        head: ['At', 'New', 'Claimed', 'Waiting'],
        rows: points.map((point) => [timeOf(point.at), point.new, point.claimed, point.waiting]),
      },
    };
  },
  draw(statistics, look) {
    const points = statistics.openOverTime;
    const timeOf = timeLabel(statistics, false);
    const area = (name: string, data: number[]) => ({
      name,
      type: 'line' as const,
      stack: 'open',
      symbol: 'none',
      lineStyle: { width: 1.5 },
      areaStyle: { opacity: 0.55 },
      data,
    });
    return {
      ...baseOption(look),
      xAxis: {
        ...nameAxis(
          points.map(({ at }) => timeOf(at)),
          look,
        ),
        boundaryGap: false,
        axisLabel: {
          color: look.muted,
          hideOverlap: true,
          alignMinLabel: 'left',
          alignMaxLabel: 'right',
        },
      },
      yAxis: amountAxis(look),
      series: [
        area(
          'Claimed',
          points.map(({ claimed }) => claimed),
        ),
        area(
          'New',
          points.map((point) => point.new),
        ),
        area(
          'Waiting',
          points.map(({ waiting }) => waiting),
        ),
      ],
    };
  },
};

function sum(point: OpenAt): number {
  return point.new + point.claimed + point.waiting;
}

/** By the clock of the events where they have one in common, else UTC. Points a day apart need no time on the axis. */
function timeLabel({ events, openOverTime: points }: Statistics, isLong: boolean) {
  const zones = new Set(events.map(({ timezone }) => timezone));
  const [zone = 'UTC'] = zones;
  const [first, second] = points;
  const areDays = first && second && second.at.getTime() - first.at.getTime() > HOUR;
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(isLong ? { year: 'numeric' } : {}),
    ...(isLong || !areDays ? time : {}),
    timeZone: zones.size === 1 ? zone : 'UTC',
  });
  return (at: Date): string => format.format(at);
}
