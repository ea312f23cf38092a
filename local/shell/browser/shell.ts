import { hostAppFrame } from './app-frame';

/** Choosing from the bar takes effect at once; without scripts there is a button. */
for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-applies]')) {
  select.addEventListener('change', () => select.form?.requestSubmit());
}

const flags = document.querySelector<HTMLElement>('#flags');
if (flags) for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-settings]')) hostAppFrame(frame, flags);

/** A mail is shown whole, and its links open in the page. */
const mail = document.querySelector<HTMLIFrameElement>('iframe#mail');
const fitMail = () => {
  const content = mail?.contentDocument;
  if (!mail || !content?.body) return;
  mail.style.height = `${content.documentElement.scrollHeight}px`;
  for (const link of content.links) link.target = '_top';
};
mail?.addEventListener('load', fitMail);
fitMail();
