import type { Scale } from './scale';

type Props = { dates: { at: number; label: string }[]; x: Scale; from: number; to: number; y: number };

/** A date takes so many pixels. */
const roomForDate = 84;

/** Dates below a drawing: the first, the last, and as many between as there is room for. */
export function DateAxis({ dates, x, from, to, y }: Props) {
  const shown: Props['dates'] = [];
  const last = dates.at(-1);
  for (const date of dates) {
    const previous = shown.at(-1);
    if (!previous || x(date.at) - x(previous.at) >= roomForDate) shown.push(date);
  }
  if (last && shown.at(-1) !== last) {
    if (shown.length > 1) shown.pop();
    if (shown.length < 2 && x(last.at) - x(shown[0]?.at ?? last.at) < roomForDate) shown.pop();
    shown.push(last);
  }
  return (
    <>
      {shown.map(({ at, label }, index) => {
        const place = x(at);
        const anchor = place - from < roomForDate / 2 ? 'start' : to - place < roomForDate / 2 ? 'end' : 'middle';
        return (
          <text key={index} className="chart-words" x={anchor === 'start' ? Math.max(from, place) : anchor === 'end' ? Math.min(to, place) : place} y={y} textAnchor={anchor}>
            {label}
          </text>
        );
      })}
    </>
  );
}
