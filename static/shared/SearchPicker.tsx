import Textfield from '@atlaskit/textfield';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Field } from './Field';
import { useReader } from './reader';
import { useDebounced } from './use-debounced';

type Props<Item> = {
  label: string;
  hint?: ReactNode;
  error?: string;
  /** Tells this search from others in the cache. */
  searchKey: readonly unknown[];
  search: (text: string) => Promise<Item[]>;
  idOf: (item: Item) => string;
  render: (item: Item) => ReactNode;
  onPick: (item: Item) => void;
  /** Said when nothing was found. */
  nothing: string;
  /** Shows results before anything is typed. */
  eager?: boolean;
};

/** A search field with a list under it: type, arrow keys, Enter. */
export function SearchPicker<Item>(props: Props<Item>) {
  const { t, failure } = useReader();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const wanted = useDebounced(text.trim(), 250);
  const listId = useId();
  const found = useQuery({
    queryKey: ['search', ...props.searchKey, wanted],
    queryFn: () => props.search(wanted),
    enabled: open && (wanted !== '' || props.eager === true),
    staleTime: 30_000,
  });
  const items = found.data ?? [];
  useEffect(() => {
    if (active > 0) document.getElementById(`${listId}-${active}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [active, listId]);
  const pick = (item: Item | undefined) => {
    if (item === undefined) return;
    props.onPick(item);
    setText('');
    setOpen(false);
  };
  const steer = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && !open) setOpen(true);
    else if (event.key === 'ArrowDown') setActive((index) => Math.min(index + 1, items.length - 1));
    else if (event.key === 'ArrowUp') setActive((index) => Math.max(index - 1, 0));
    else if (event.key === 'Enter') pick(items[active]);
    else if (event.key === 'Escape' && open) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const showing = open && (wanted !== '' || props.eager === true);
  return (
    <div className="search-picker" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <Field label={props.label} hint={props.hint} error={props.error}>
        {(input) => (
          <Textfield
            {...input}
            isCompact
            role="combobox"
            aria-expanded={showing}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={showing && items[active] ? `${listId}-${active}` : undefined}
            autoComplete="off"
            dir="auto"
            value={text}
            placeholder={t('shared.search')}
            isInvalid={Boolean(props.error)}
            onFocus={() => setOpen(true)}
            onKeyDown={steer}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setActive(0);
              setOpen(true);
            }}
          />
        )}
      </Field>
      {showing ? (
        <div className="search-results">
          <ul id={listId} role="listbox" aria-label={props.label}>
            {items.map((item, index) => (
              // The keyboard is served by the combobox above, as its pattern asks.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <li
                key={props.idOf(item)}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                onMouseEnter={() => setActive(index)}
                onClick={() => pick(item)}
              >
                {props.render(item)}
              </li>
            ))}
          </ul>
          <div role="status" className="search-note">
            {found.isFetching ? t('shared.searching') : found.isError ? failure(found.error) : items.length === 0 && found.isSuccess ? props.nothing : null}
          </div>
        </div>
      ) : null}
    </div>
  );
}
