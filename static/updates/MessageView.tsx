import { useState } from 'react';
import type { Road } from '../../src/clients/contract';
import type { Language } from '../../src/i18n/language';
import type { Message } from '../../src/updates/contract';
import { useReader } from '../shared/reader';
import { MailView } from './MailView';

const looks = ['light', 'dark'] as const;

/** A message as handed over: HTML and text side by side, or the comment in Jira's frame. */
export function MessageView({ message, road, language }: { message: Message; road: Road; language: Language }) {
  const { t } = useReader();
  const [mode, setMode] = useState<(typeof looks)[number]>('light');
  const [phone, setPhone] = useState(false);
  return (
    <div className="stack">
      <div className="row" role="group" aria-label={t('updates.look')}>
        {looks.map((look) => (
          <button key={look} type="button" className="toggle" aria-pressed={mode === look} onClick={() => setMode(look)}>
            {t(`updates.look.${look}`)}
          </button>
        ))}
        <button type="button" className="toggle" aria-pressed={phone} onClick={() => setPhone(!phone)}>
          {t('updates.look.phone')}
        </button>
      </div>
      {road === 'request' ? (
        <div className={phone ? 'jira-frame jira-frame-phone' : 'jira-frame'}>
          <div className="jira-frame-bar">
            <span className="strong">{t('updates.jira-frame')}</span> <span className="subtle">{t('updates.jira-frame-note')}</span>
          </div>
          <MailView language={language} html={message.commentHtml} mode={mode} part="comment" label={t('updates.comment')} />
          <div className="jira-frame-bar subtle">{t('updates.jira-frame-foot')}</div>
        </div>
      ) : (
        <>
          <p className="breakable">
            <span className="subtle">{t('updates.subject')}</span> <bdi className="strong">{message.subject}</bdi>
          </p>
          <div className="message-pair">
            <div className={phone ? 'mail-frame mail-frame-phone' : 'mail-frame'}>
              <MailView language={language} html={message.html} mode={mode} part="mail" label={t('updates.html-part')} />
            </div>
            <div className="text-part">
              <span className="legend">{t('updates.text-part')}</span>
              {/* The scrolling text must be reachable by keyboard. */}
              {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
              <pre dir="auto" lang={language} tabIndex={0} aria-label={t('updates.text-part')}>
                {message.text}
              </pre>
            </div>
          </div>
        </>
      )}
      <p className="subtle small">{t(road === 'by-hand' ? 'updates.exactly-by-hand' : 'updates.exactly')}</p>
    </div>
  );
}
