/** What charts look like on a page: the theme's colours, and whether there is little room. */
export interface Look {
  text: string;
  muted: string;
  line: string;
  background: string;
  /** What is counted first, second and third; they differ in lightness, too. */
  series: readonly [string, string, string];
  target: string;
  heat: readonly [string, string];
  isNarrow: boolean;
}

export type Theme = 'light' | 'dark';

const LOOKS: Record<Theme, Omit<Look, 'isNarrow'>> = {
  light: {
    text: '#2d3138',
    muted: '#5d6473',
    line: '#dfe3eb',
    background: '#ffffff',
    series: ['#0b5ea8', '#e08a1e', '#3f9c8f'],
    target: '#b3261e',
    heat: ['#eef3f9', '#0b5ea8'],
  },
  dark: {
    text: '#dfe3eb',
    muted: '#a4acba',
    line: '#2e3542',
    background: '#13171f',
    series: ['#6cb6ff', '#f2b663', '#7fd6c6'],
    target: '#ff9d94',
    heat: ['#1c2330', '#6cb6ff'],
  },
};

/** The look of a theme; `isNarrow` is that of a phone. */
export function lookOf(theme: Theme, isNarrow: boolean): Look {
  return { ...LOOKS[theme], isNarrow };
}
