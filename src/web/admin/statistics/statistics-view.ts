import { chartHeight, CHART_WIDTHS } from '../../../statistics/charts/chart-svg.ts';
import { CHARTS } from '../../../statistics/charts/charts.ts';
import { lengthOfTime } from '../../../statistics/charts/length-of-time.ts';
import type { AgentFigures, Statistics } from '../../../statistics/figures.ts';
import { cardsOf, percent } from './figure-cards.ts';

/** What was asked for, as it was typed; all '' is everything. */
export interface Asked {
  event: string;
  from: string;
  to: string;
}

/** The page's data: cards of numbers, charts with their addresses and tables, and rows of agents and events. */
export function statisticsView(statistics: Statistics, asked: Asked) {
  const { agents, events, loadGini, asOf } = statistics;
  const [event] = events;
  return {
    asked,
    asOf,
    timezone: event && events.length === 1 ? event.timezone : 'UTC',
    cards: cardsOf(statistics.total),
    charts: chartsOf(statistics, asked),
    agents: agents.map(agentRow),
    evenness: loadGini === null ? null : loadGini.toFixed(2),
    events: events.length < 2 ? [] : events.map(eventRow),
  };
}

function chartsOf(statistics: Statistics, asked: Asked) {
  return CHARTS.flatMap((chart) => {
    const told = chart.tell(statistics);
    if (told === null) return [];
    const address = (theme: string, size: string) =>
      `/admin/statistics/charts/${chart.name}.svg?${new URLSearchParams({ ...asked, theme, size }).toString()}`;
    return [
      {
        title: chart.title,
        ...told,
        address,
        width: CHART_WIDTHS,
        height: chartHeight(chart, statistics),
      },
    ];
  });
}

function agentRow(agent: AgentFigures) {
  const { name, taken, share, solved, reopened, open, rating } = agent;
  return [
    name,
    taken,
    percent(share),
    solved,
    reopened,
    open,
    lengthOfTime(agent.firstReplyOpenSeconds.p50),
    rating.mean === null ? '–' : `${rating.mean.toFixed(1)} (${rating.count})`,
  ];
}

function eventRow(event: Statistics['events'][number]) {
  const { tickets, firstReplyOpenSeconds: reply, resolutionSeconds, rating } = event;
  return {
    code: event.event,
    name: event.name,
    cells: [
      tickets.opened,
      tickets.solved,
      tickets.open,
      lengthOfTime(reply.p50),
      lengthOfTime(reply.p90),
      lengthOfTime(reply.target),
      percent(reply.withinTarget),
      lengthOfTime(resolutionSeconds.p50),
      rating.mean === null ? '–' : `${rating.mean.toFixed(1)} (${rating.count})`,
    ],
  };
}
