import type { EChartsOption } from 'echarts';

/**
 * Draws a chart as SVG. The library is loaded with the first one: a desk that nobody asks for charts does not carry it.
 * @param size in CSS pixels
 */
export async function drawChart(
  option: EChartsOption,
  size: { width: number; height: number },
): Promise<string> {
  const { init } = await import('echarts/dist/echarts.esm.min');
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption({ ...option, animation: false });
    return chart.renderToSVGString();
  } finally {
    // It keeps a timer, and so the process, alive: https://echarts.apache.org/handbook/en/how-to/cross-platform/server
    chart.dispose();
  }
}
