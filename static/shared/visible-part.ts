export type VisiblePart = { top: number; height: number };

const patience = 150;

/**
 * The part of the page the reader has before her. The frame is as high as its content, so its own viewport does not tell;
 * how far the page is cut off by the window around it, an observer may know across origins.
 */
export function visiblePart(): Promise<VisiblePart> {
  const page = document.documentElement;
  const guess = aroundFocus();
  if (typeof IntersectionObserver === 'undefined') return Promise.resolve(guess);
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(([entry]) => settle(entry?.intersectionRect));
    // A page in the background is not observed.
    const timer = setTimeout(() => settle(undefined), patience);
    const settle = (seen: DOMRectReadOnly | undefined) => {
      clearTimeout(timer);
      observer.disconnect();
      resolve(seen && seen.height > 0 ? { top: seen.top, height: seen.height } : guess);
    };
    observer.observe(page);
  });
}

/** Whatever was pressed last has the focus, and was in sight. */
function aroundFocus(): VisiblePart {
  const pressed = document.activeElement === document.body ? undefined : document.activeElement?.getBoundingClientRect();
  return { top: Math.max(0, (pressed?.top ?? 0) - 160), height: 600 };
}
