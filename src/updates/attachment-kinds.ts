import { limits } from '../platform/limits';
import type { AttachmentObstacle } from './attachment-contract';

/** What people send each other, by the end of the name. Nothing that runs, and nothing a browser would run: no page, no SVG. */
const allowed = new Set(
  'pdf png jpg jpeg gif webp heic tif tiff bmp txt csv tsv md rtf doc docx odt pages xls xlsx ods numbers ppt pptx odp key zip mp3 m4a wav mp4 mov webm ics eml msg vsdx dwg dxf psd ai fig sketch'.split(' '),
);
const runs = /html|svg|xml(?!formats)|script|msdownload|x-sh\b|x-msdos|executable|java-archive|x-msi/i;
/** Marks that make a name read otherwise than it is. */
const disguised = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const longestName = 200;

/** Why a file cannot go to a client; undefined where it can. `type` is Jira's word for what it is. */
export function obstacleOf({ name, size, type }: { name: string; size: number; type: string }): AttachmentObstacle | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!allowed.has(ending) || runs.test(type) || disguised.test(name) || name.length > longestName) return 'not-allowed';
  return size > limits.attachment || size === 0 ? 'too-big' : undefined;
}
