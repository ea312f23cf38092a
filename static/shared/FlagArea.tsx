import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';

type Flag = { id: number; text: string; appearance: 'success' | 'error' };
type ShowFlag = (text: string, appearance?: Flag['appearance']) => void;
const FlagContext = createContext<ShowFlag>(() => undefined);
const shownFor = 6000;

/** Short news at the foot of the page, spoken by screen readers; nothing a person must act on. */
export function FlagArea({ children }: { children: ReactNode }) {
  const [flag, setFlag] = useState<Flag>();
  const show = useCallback<ShowFlag>((text, appearance = 'success') => setFlag({ id: Date.now(), text, appearance }), []);
  useEffect(() => {
    if (!flag) return undefined;
    const timer = setTimeout(() => setFlag(undefined), shownFor);
    return () => clearTimeout(timer);
  }, [flag]);
  return (
    <FlagContext.Provider value={show}>
      {children}
      <div className="flag-area" role="status" aria-live="polite">
        {flag ? (
          <div key={flag.id} className={`flag flag-${flag.appearance}`}>
            {flag.text}
          </div>
        ) : null}
      </div>
    </FlagContext.Provider>
  );
}

export function useFlag(): ShowFlag {
  return useContext(FlagContext);
}
