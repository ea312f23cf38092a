import { useEffect, useRef } from 'react';
import { mountMail } from './mail-mount';

type Props = { html: string; mode: 'light' | 'dark'; label: string; part: 'mail' | 'comment' };

/** The HTML of a message as a mail program would draw it. Its links lead nowhere from here. */
export function MailView({ html, mode, label, part }: Props) {
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
  return <div ref={host} className="mail-view" role="document" aria-label={label} />;
}
