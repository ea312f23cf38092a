import { useEffect, useRef } from 'react';
import type { Language } from '../../src/i18n/language';
import { mountMail } from './mail-mount';

type Props = { html: string; language: Language; mode: 'light' | 'dark'; label: string; part: 'mail' | 'comment' };

/** The HTML of a message as a mail program would draw it. Its links lead nowhere from here. */
export function MailView({ html, language, mode, label, part }: Props) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    mountMail(root, html, mode, part);
    const stay = (event: Event) => event.preventDefault();
    root.addEventListener('click', stay);
    return () => root.removeEventListener('click', stay);
  }, [html, mode, part]);
  return <div ref={host} className="mail-view" lang={language} role="document" aria-label={label} />;
}
