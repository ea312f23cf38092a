import { readPassages, standingPassages } from './found';
import { byForm } from './patterns';

/** What stands in brackets for something to be filled in; square ones are also tags, "[Client] approve the logo". */
const square =
  "insert|add|fill|enter|your|names?|(?:client|customer|company|contact|project|person|team)(?:'s)?[ _-]names?|dates?|day|month|amount|sum|price|links?|url|todo|tbd|tba|tbc|xx+|\\?+|\\.{2,}|…";
const angled = `${square}|client|customer|company|contact|person|project|time|week|year|title|number|address|e-?mail|phone|version|reason|text|details?|description`;
const chineseSlot = '填写|填入|补充|插入|输入|待定|待填|待补|姓名|名称|客户|公司|联系人|项目|日期|时间|月份|金额|数字|数量|链接|地址|电话|版本|原因|内容|说明|此处|这里';

/** A text that is not finished. "TBD" and "待定" are taken for gaps even where a sentence could mean them. */
export const placeholder = byForm(
  'placeholder',
  {
    plain: [
      /\{\{[^{}]{0,80}\}\}|\$\{[^{}]{1,80}\}|%\{?[a-z_]{3,40}\}?%/gu,
      new RegExp(`<\\s*(?:${angled})(?:[ _-][^<>]{0,60})?\\s*>|<[^<>]{0,20}(?:${chineseSlot})[^<>]{0,20}>|《\\s*(?:填写|待填|待补)[^《》]{0,20}》`, 'gu'),
      new RegExp(`\\[\\s*(?:\\.{2,}|…)?\\s*(?:${square})(?:[ _-][^\\[\\]]{0,60})?\\s*\\](?!\\()|[[【][^[\\]【】]{0,20}(?:${chineseSlot})[^[\\]【】]{0,20}[\\]】]`, 'gu'),
      /\((?:\s*(?:insert|fill in|tbd|tba|tbc|todo|to be (?:added|filled in|completed|decided|defined))[^()]{0,40})\)/gu,
      /(?<![\p{Script=Latin}\p{N}_])(?:tbd|tba|tbc|t\.b\.d\.?|xxx+|fixme)(?![\p{Script=Latin}\p{N}_])/gu,
      /(?<![\p{Script=Latin}\p{N}_])(?:to be (?:filled in|completed later)|insert (?:here|text here)|text goes here|placeholder text|your text here)(?![\p{Script=Latin}\p{N}_])/gu,
      /(?<![\p{Script=Latin}\p{N}])lorem ipsum|dolor sit amet/gu,
      /_{3,}|(?<![?])\?{3,}/gu,
      /(?:×|○|x){2,}[年月](?:×|○|x){1,2}[月日]?/gu,
      /待定|待补充?|待填写?|待完善|占位(?:符|文字|内容)|示例文[字本]|某某+|某客户|某公司|×{2,}|○{2,}|〇{3,}|x{2,}(?=[月日年元天%])/gu,
      /(?:此处|这里|在此)(?:填写?|补充|插入|输入)|请(?:在此)?(?:填写|补充|插入)(?=\s*(?:$|[。.!！…)）\]】>]|此处|这里|内容|文字|名称|姓名|日期|金额|客户名|公司名))/gu,
    ],
    // In small letters these are words.
    written: [/(?<![\p{Script=Latin}\p{N}_])(?:TODO|ＴＯＤＯ)(?![\p{Script=Latin}\p{N}_])|(?<![\p{Script=Latin}\p{N}_])[Tt]odo:|(?<![\p{Script=Latin}\p{N}_])XX(?![\p{Script=Latin}\p{N}_])/gu],
  },
  // Candor leaves no gaps in what it writes itself.
  (subject) => [...readPassages(subject).filter(({ generated }) => !generated), ...standingPassages(subject)],
);
