import { WEEKDAYS, type Weekday } from '../../domain/opening-hours.ts';
import type { Statistics } from '../figures.ts';
import { baseOption, nameAxis } from './axes.ts';
import type { Chart } from './chart.ts';

const NAMES: Record<Weekday, string> = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
};
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
/** On the axis Monday is above. */
const UPWARDS = WEEKDAYS.toReversed();

/** In which hours of the week tickets are opened. */
export const ticketsByHour: Chart = {
  name: 'tickets-by-hour',
  title: 'Opened by weekday and hour',
  tell(statistics) {
    const cells = cellsOf(statistics).toSorted((one, other) => other.opened - one.opened);
    const [most] = cells;
    if (most === undefined || most.opened === 0) return null;
    return {
      summary: `Most are opened on ${NAMES[most.day]} from ${HOURS[most.hour]}:00: ${most.opened}.`,
      table: {
        head: ['Hour', ...WEEKDAYS.map((day) => NAMES[day])],
        rows: HOURS.map((name, hour) => [
          `${name}:00`,
          ...WEEKDAYS.map((day) => statistics.openedByHour[day][hour] ?? 0),
        ]),
      },
    };
  },
  draw(statistics, look) {
    const cells = cellsOf(statistics);
    const base = baseOption(look);
    return {
      ...base,
      legend: { show: false },
      grid: { left: 8, right: 16, top: 12, bottom: 44, containLabel: true },
      xAxis: nameAxis(HOURS, look),
      yAxis: nameAxis(
        UPWARDS.map((day) => NAMES[day]),
        look,
      ),
      visualMap: {
        min: 0,
        max: Math.max(1, ...cells.map(({ opened }) => opened)),
        orient: 'horizontal',
        left: 'center',
        bottom: 0,
        itemHeight: 120,
        precision: 0,
        text: ['many', 'none'],
        textStyle: { color: look.muted },
        inRange: { color: [...look.heat] },
      },
      series: [
        {
          type: 'heatmap',
          data: cells.map(({ day, hour, opened }) => [hour, UPWARDS.indexOf(day), opened]),
          itemStyle: { borderColor: look.background, borderWidth: 1 },
        },
      ],
    };
  },
  height: () => 290,
};

function cellsOf({ openedByHour }: Statistics): { day: Weekday; hour: number; opened: number }[] {
  return WEEKDAYS.flatMap((day) =>
    openedByHour[day].map((opened, hour) => ({ day, hour, opened })),
  );
}
