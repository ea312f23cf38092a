import { createHash } from 'node:crypto';

/** Nothing that reads like something else on paper or on the phone, and no vowels, so that no word is spelled. */
const alphabet = '23456789BCDFGHJKMNPQRSTVWXYZ';
const characters = 4;

/** A short name for one matter, always the same for the same id: F-7K2M. One of 614,656, so a list of the same person hardly ever holds one twice. */
export function referenceOf(id: string): string {
  let number = createHash('sha256').update(id).digest().readUIntBE(0, 6);
  let reference = '';
  for (let index = 0; index < characters; index++) {
    reference += alphabet[number % alphabet.length] ?? '';
    number = Math.floor(number / alphabet.length);
  }
  return `F-${reference}`;
}

export const referencePattern = new RegExp(`F-[${alphabet}]{${characters}}`);
