import { stemOf, wordsOf } from './kind-stem';

/** A word of a text, or one Chinese character, as phrases are compared with it. */
export type Token = {
  /** In small letters, contractions resolved and endings taken off. */
  stem: string;
  /** As written, in small letters. */
  raw: string;
  /** Where it stands in the text. */
  start: number;
  end: number;
  /** A comma, colon or dash stands before it. */
  pause: boolean;
};
export type Sentence = {
  tokens: Token[];
  /** Where its question mark stands. */
  asks?: { start: number; end: number };
  /** A short first line with more below it. */
  title: boolean;
};

/** What decides stands at the beginning or the end; of a longer text only these characters are read. */
const readAtStart = 8_000;
const readAtEnd = 2_000;
const longestTitle = 120;
/** In words: what goes on without a mark is cut, so that no sentence costs more than its length. */
const longestSentence = 200;

/** The text in comparable letters, with the place in the text each of them came from. */
type Plain = { text: string; places: number[] };

/** Traditional characters that the word lists hold in their simplified form. */
const traditional = new Map(
  (
    '開开無无這这個个請请問问謝谢為为麼么嗎吗錯错誤误沒没應应該该議议邊边時时間间還还見见頁页顯显壞坏關关說说話话聯联繫系過过貨货單单訂订發发煩烦幫帮讓让覺觉歡欢讚赞滿满專专業业態态優优絕绝驗验體体' +
    '變变後后來来對对會会給给點点鐘钟號号碼码帳账賬账戶户費费錢钱總总額额數数據据導导載载傳传閃闪閉闭實实現现處处復复複复輸输儲储圖图樣样幾几從从將将們们裡里裏里甚什換换寫写網网連连線线檔档員员務务質质產产' +
    '評评級级價价減减漲涨違违遲迟遺遗損损爛烂髒脏亂乱虧亏騙骗詐诈離离譜谱銷销購购買买賣卖順顺暢畅細细節节簡简單单穩稳適适歷历紀纪錄录驚惊厲厉長长兩两確确認认識识簽签證证據据響响動动運运轉转輕轻鬆松夠够嚴严' +
    '結结約约準准備备嘗尝試试張张親亲願愿憂忧慮虑懶懒惡恶劣劣層层屬属廳厅報报終终於于當当帶带決决解解別别難难龜龟斷断掉掉縮缩選选擇择項项調调協协紹绍詢询誰谁'
  )
    .match(/../gu)
    ?.map((pair) => [...pair] as [string, string]) ?? [],
);

function plain(text: string): Plain {
  const letters: string[] = [];
  const places: number[] = [];
  const take = (from: number, to: number) => {
    let place = from;
    for (const letter of text.slice(from, to)) {
      const written = letter < '\u0080' ? letter.toLowerCase() : comparable(letter);
      letters.push(written);
      for (let unit = 0; unit < written.length; unit++) places.push(place);
      place += letter.length;
    }
  };
  if (text.length <= readAtStart + readAtEnd) take(0, text.length);
  else {
    take(0, readAtStart);
    letters.push('\n');
    places.push(readAtStart);
    take(text.length - readAtEnd, text.length);
  }
  return { text: letters.join(''), places };
}

function comparable(letter: string): string {
  if (letter === '’' || letter === '‘' || letter === '`' || letter === '´') return "'";
  return (traditional.get(letter) ?? letter).normalize('NFKC').toLowerCase();
}

const blank = (found: string) => ' '.repeat(found.length);

/** Markup, addresses and quoted mail are not her words. What is taken out leaves room, so that places stay. */
function ownWords(text: string): string {
  const cleaned = text
    .replace(/<\/?[a-z!][^<>]{0,500}>/g, blank)
    .replace(/&(?:[a-z]{2,8}|#\d{1,6});/g, blank)
    .replace(/(?:https?:\/\/|www\.)[^\s\p{Script=Han}]{1,2000}/gu, blank)
    .replace(/[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}/g, blank)
    .replace(/^[ \t]{0,10}>.*$/gm, blank);
  const quoted = cleaned.search(/^(?:-{2,} ?original message|on [^\n]{5,120} wrote:|发件人:|在[^\n]{4,80}写道:)/m);
  return quoted > 0 && /[\p{L}\p{N}]/u.test(cleaned.slice(0, quoted)) ? cleaned.slice(0, quoted) : cleaned;
}

/** A Chinese character; a word with its apostrophes; a picture; a mark. Each alternative reads on without going back. */
const pieces = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:'(?:(?!\p{Script=Han})\p{L})+)*|\p{Extended_Pictographic}|[?!.;。,:、()~\n-]/gu;

/** The sentences of a text, in order. Whatever the text holds, this takes time in proportion to its length and reads at most 10,000 characters. */
export function sentencesOf(text: string): Sentence[] {
  const { text: written, places } = plain(text);
  const own = ownWords(written);
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  let pause = false;
  const end = (more: Partial<Sentence> = {}) => {
    if (tokens.length > 0 || more.asks) sentences.push({ tokens, title: false, ...more });
    tokens = [];
    pause = false;
  };
  for (const { 0: piece, index } of own.matchAll(pieces)) {
    const start = places[index] ?? 0;
    const after = own[index + piece.length] ?? '\n';
    if (piece === '?') {
      // Of "??" the first is enough; one inside a garbled word is none.
      if (tokens.length > 0) end({ asks: { start, end: (places[index + 1] ?? start + 1) } });
    } else if (piece === '!' || piece === '。' || piece === ';') end();
    else if (piece === '.') {
      if (/\s/.test(after) || after === '.' || /\p{Script=Han}/u.test(after)) end();
    } else if (piece === '\n') {
      // A mail's line may break within a sentence.
      if (!/^\s*[a-z]/.test(own.slice(index, index + 20)) || /^\n\s*\n/.test(own.slice(index, index + 20))) end({ title: sentences.length === 0 && index <= longestTitle });
    } else if (/^[,:、()~-]$/.test(piece)) pause = true;
    else {
      const last = index + piece.length - 1;
      const stop = (places[last + 1] ?? text.length) > (places[last] ?? 0) ? (places[last + 1] ?? text.length) : (places[last] ?? 0) + 1;
      for (const raw of wordsOf(piece)) {
        tokens.push({ stem: stemOf(raw), raw, start, end: stop, pause });
        pause = false;
        if (tokens.length >= longestSentence) end();
      }
    }
  }
  end();
  return sentences;
}
