import CrossIcon from '@atlaskit/icon/core/cross';
import { useState } from 'react';
import type { OwnRecord } from '../../src/ledger/contract';
import type { GivenDate, Line, SectionName } from '../../src/updates/contract';
import { IconAction } from '../shared/IconAction';
import { LinkButton } from '../shared/LinkButton';
import { useReader, type Reader } from '../shared/reader';

type Props = { line: Line; given?: GivenDate; ownRecord?: OwnRecord; onChange: (line: Line) => void };

/** Sections whose lines tell of what is to come. */
export const datable: SectionName[] = ['moving', 'next', 'milestones', 'risks'];

/** The date a line gives, whether that is a promise, and what our record says of such dates. */
export function LineDate({ line, given, ownRecord, onChange }: Props) {
  const reader = useReader();
  const { t, date } = reader;
  const [adding, setAdding] = useState(false);
  const kind = line.dated?.kind ?? 'commitment';
  const isNamed = given?.from === 'words';
  const on = isNamed ? given.on : (line.dated?.on ?? given?.on);
  const other = kind === 'commitment' ? 'forecast' : 'commitment';
  const isTyped = !isNamed && (adding || line.dated?.on !== undefined);
  const change = (day: string | undefined) => onChange({ ...line, dated: day === undefined && kind === 'commitment' ? undefined : { kind, ...(day && { on: day }) } });
  if (on === undefined && !adding) {
    return (
      <span className="line-actions line-quiet">
        <LinkButton onClick={() => setAdding(true)}>{t('updates.date.add')}</LinkButton>
      </span>
    );
  }
  const begins = given?.from === 'plan' && line.dated?.on === undefined;
  const words = begins ? t(kind === 'commitment' ? 'updates.date.begun' : 'updates.date.begun-forecast', { date: date(on ?? '') }) : on === undefined ? '' : t(`updates.date.${kind}`, { date: date(on) });
  return (
    <div className="line-given-date">
      {isTyped ? (
        <>
          <input type="date" className="input input-date" aria-label={t('updates.date.input')} value={line.dated?.on ?? ''} onChange={(event) => change(event.target.value || undefined)} />
          <IconAction
            icon={CrossIcon}
            label={t('updates.date.remove')}
            onClick={() => {
              setAdding(false);
              onChange({ ...line, dated: undefined });
            }}
          />
        </>
      ) : null}
      <span>{words}</span>
      {on !== undefined ? (
        <span className="line-actions line-quiet">
          <LinkButton onClick={() => onChange({ ...line, dated: { kind: other, ...(line.dated?.on !== undefined && { on: line.dated.on }) } })}>{t(kind === 'commitment' ? 'updates.date.only-expect' : 'updates.date.promise-it')}</LinkButton>
          {begins && !adding ? <LinkButton onClick={() => setAdding(true)}>{t('updates.date.add')}</LinkButton> : null}
        </span>
      ) : null}
      {ownRecord && kind === 'commitment' && given?.likelyBy !== undefined && given.on === on ? <span className="subtle">{recordWords(ownRecord, given.likelyBy, reader)}</span> : null}
    </div>
  );
}

/** "Our record: usually 4 working days late; 8 of 10 by Wed 9 Dec." Where too few are done to say so, how many are not. */
function recordWords({ usual, promises, overdue, from }: OwnRecord, likelyBy: string, { t, date }: Reader): string {
  const usually = usual > 0 ? t('updates.record.late', { count: usual }) : usual < 0 ? t('updates.record.early', { count: -usual }) : t('updates.record.on-time');
  const most = overdue * 5 > promises ? t('updates.record.overdue', { count: overdue, all: promises }) : t('updates.record.most', { date: date(likelyBy) });
  return t(from === 'engagement' ? 'updates.record' : 'updates.record.project', { usually, most });
}
