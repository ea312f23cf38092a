import { PassThrough, Readable } from 'node:stream';
import { UsageError } from '../options';
import { confirmSending } from './confirmation';

const question = { siteName: 'fernlight', host: 'fernlight.atlassian.net', personName: 'Maya Lindqvist' };

function answer(text: string) {
  const output = new PassThrough();
  return { done: confirmSending(question, Readable.from([text]), output), asked: () => String(output.read()) };
}

describe('the question before sending', () => {
  it('names the site and the person, and takes the site’s name for yes', async () => {
    const { done, asked } = answer('Fernlight \n');
    await done;
    expect(asked()).toMatch(/fernlight\.atlassian\.net as Maya Lindqvist/);
  });

  it.each(['yes\n', '\n', 'fernlight.atlassian.net\n', 'fernlights\n', ''])('takes %j for no', async (text) => {
    await expect(answer(text).done).rejects.toThrow(UsageError);
  });
});
