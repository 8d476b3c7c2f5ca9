// Figures -> tables in Markdown, and the growth -> an SVG plot.
import { type Figure, type Growth, holds, type Measured, toRatio } from './figures.ts';

export function renderTable({ title, figures, growth }: Measured): string {
  const parts = [`## ${title}`];
  if (figures.length > 0) {
    const head = '| What | This action | Beside | Ratio | Allowed | Runs |\n| --- | --- | --- | --- | --- | --- |';
    parts.push([head, ...figures.map(renderFigure)].join('\n'));
  }
  if (growth !== undefined) {
    const head = '| Changed images | Time | Memory | Runs |\n| ---: | ---: | ---: | ---: |';
    parts.push([head, ...growth.map(renderGrowth)].join('\n'));
  }
  return parts.join('\n\n');
}

function renderFigure(figure: Figure): string {
  const { what, unit, value, other, bound, rounds } = figure;
  const ratio = toRatio(figure);
  const allowed =
    bound === undefined ? '' : bound.of === 'ratio' ? `${bound.most} times` : toQuantity(bound.most, unit);
  const cells = [
    what,
    toQuantity(value, unit),
    other === undefined ? '' : `${other.name}: ${toQuantity(other.value, unit)}`,
    ratio === undefined ? '' : ratio.toFixed(2),
    holds(figure) ? allowed : `**${allowed}**, broken`,
    String(rounds),
  ];
  return `| ${cells.join(' | ')} |`;
}

function renderGrowth({ assets, seconds, megabytes, rounds }: Growth): string {
  return `| ${assets.toLocaleString('en')} | ${seconds.toFixed(2)} s | ${megabytes.toFixed(0)} MB | ${rounds} |`;
}

function toQuantity(value: number, unit: Figure['unit']): string {
  return unit === 'ms' && value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(0)} ${unit}`;
}

type Series = {
  readonly name: string;
  readonly color: string;
  readonly toValue: (point: Growth) => number;
  readonly toLabel: (value: number) => string;
};

const series: readonly Series[] = [
  {
    name: 'time',
    color: '#2f6fde',
    toValue: ({ seconds }) => seconds,
    toLabel: (value) => `${value.toPrecision(2)} s`,
  },
  {
    name: 'memory',
    color: '#d9742b',
    toValue: ({ megabytes }) => megabytes / 1000,
    toLabel: (value) => `${Math.round(value * 1000)} MB`,
  },
];

const size = { width: 720, height: 400, left: 70, right: 20, top: 40, bottom: 50 };

/** Both axes in powers of ten, seconds and gigabytes on the same one: what grows in proportion is a slope of one. */
export function renderPlot(points: readonly Growth[]): string {
  const values = points.flatMap((point) => series.map(({ toValue }) => toValue(point)));
  const toExponent = (value: number) => Math.log10(value);
  const x = toScale(
    points.map(({ assets }) => toExponent(assets)),
    size.left,
    size.width - size.right,
  );
  const low = Math.floor(Math.min(...values.map(toExponent)));
  const high = Math.ceil(Math.max(...values.map(toExponent)));
  const y = toScale([low, high], size.height - size.bottom, size.top);
  const lines = Array.from({ length: high - low + 1 }, (_, index) => renderGridLine(low + index, y(low + index)));
  const ticks = points.map(
    ({ assets }) =>
      `<text x="${x(toExponent(assets))}" y="${size.height - size.bottom + 20}" text-anchor="middle">${assets.toLocaleString('en')}</text>`,
  );
  const curves = series.map(({ name, color, toValue, toLabel }, index) => {
    const places = points.map((point) => ({
      left: x(toExponent(point.assets)),
      top: y(toExponent(toValue(point))),
      label: toLabel(toValue(point)),
    }));
    const path = places.map(({ left, top }) => `${left},${top}`).join(' ');
    const dots = places.map(
      ({ left, top, label }) =>
        `<circle cx="${left}" cy="${top}" r="3.5" fill="${color}"/><text x="${left}" y="${top - 9}" text-anchor="middle" fill="${color}">${label}</text>`,
    );
    return `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2"/>${dots.join('')}<text x="${size.left + index * 90}" y="20" fill="${color}" font-weight="bold">${name}</text>`;
  });
  const axis = `<text x="${size.width / 2}" y="${size.height - 8}" text-anchor="middle">changed images in one dry run</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="12" fill="#555"><title>Time and memory of a dry run against the number of changed images</title>`,
    `<rect width="${size.width}" height="${size.height}" fill="#fff"/>`,
    ...lines,
    ...ticks,
    ...curves,
    axis,
    '</svg>\n',
  ].join('\n');
}

function renderGridLine(exponent: number, top: number): string {
  const label = exponent < 0 ? (10 ** exponent).toFixed(-exponent) : String(10 ** exponent);
  return `<line x1="${size.left}" x2="${size.width - size.right}" y1="${top}" y2="${top}" stroke="#ddd"/><text x="${size.left - 8}" y="${top + 4}" text-anchor="end">${label} s, GB</text>`;
}

function toScale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (value) => Math.round(from + ((value - low) / (high - low || 1)) * (to - from));
}
