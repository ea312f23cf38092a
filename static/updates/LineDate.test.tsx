import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { OwnRecord } from '../../src/ledger/contract';
import type { GivenDate, Line } from '../../src/updates/contract';
import { show } from '../testing/show';
import { LineDate } from './LineDate';

const line = (more: Partial<Line> = {}): Line => ({ id: 'x', issueIds: ['1'], versionIds: [], text: {}, asIs: [], ...more });
const record: OwnRecord = { usual: 4, eightOfTen: 3, promises: 10, overdue: 1, from: 'engagement' };
const words: GivenDate = { kind: 'commitment', on: '2099-12-04', from: 'words', likelyBy: '2099-12-09' };

async function edit(start: Line, given?: GivenDate, ownRecord?: OwnRecord) {
  let current = start;
  function Editor() {
    const [shown, setShown] = useState(start);
    current = shown;
    return <LineDate line={shown} given={given} ownRecord={ownRecord} onChange={setShown} />;
  }
  await show(<Editor />);
  return () => current;
}

it('says by when a line promises, with what our record says of it', async () => {
  await edit(line(), words, record);
  expect(screen.getByText('Promised by Fri 4 Dec 2099')).toBeInTheDocument();
  expect(screen.getByText('Our record: usually 4 working days late; 8 of 10 by Wed 9 Dec 2099.')).toBeInTheDocument();
});

it('names no day by which too few were done, and says whose record it is', async () => {
  await edit(line(), words, { ...record, usual: 0, from: 'project' });
  expect(screen.getByText('Our record in this project: usually on time; 8 of 10 by Wed 9 Dec 2099.')).toBeInTheDocument();
  await edit(line(), words, { ...record, overdue: 3 });
  expect(screen.getByText(/usually 4 working days late; 3 of 10 still not done/)).toBeInTheDocument();
});

it('lets a person only expect a date, and promise it again', async () => {
  const current = await edit(line(), words, record);
  await userEvent.click(screen.getByText('Only expect it'));
  expect(current().dated).toEqual({ kind: 'forecast' });
  expect(screen.getByText('Expected by Fri 4 Dec 2099, not promised')).toBeInTheDocument();
  expect(screen.queryByText(/Our record/)).not.toBeInTheDocument();
  await userEvent.click(screen.getByText('Promise it'));
  expect(current().dated).toEqual({ kind: 'commitment' });
});

it('takes a date for a typed line, and lets it go', async () => {
  const current = await edit(line());
  await userEvent.click(screen.getByText('Date'));
  const input = screen.getByLabelText('Date this line gives');
  await userEvent.type(input, '2099-12-11');
  expect(current().dated).toEqual({ kind: 'commitment', on: '2099-12-11' });
  expect(screen.getByText('Promised by Fri 11 Dec 2099')).toBeInTheDocument();
  await userEvent.click(screen.getByText('Only expect it'));
  expect(current().dated).toEqual({ kind: 'forecast', on: '2099-12-11' });
  await userEvent.click(screen.getByRole('button', { name: 'Remove the date' }));
  expect(current().dated).toBeUndefined();
});

it('says that what comes next is promised to begin by the following update', async () => {
  await edit(line(), { kind: 'commitment', on: '2099-12-11', from: 'plan' }, record);
  expect(screen.getByText('Promised to begin by Fri 11 Dec 2099, the following update')).toBeInTheDocument();
  expect(screen.queryByText(/Our record/)).not.toBeInTheDocument();
});
