import type { LeakCheck } from './guarded';
import { byForm } from './patterns';

const number = '\\d(?:[\\d.,\']*\\d)?(?: ?(?:k|m|mio|million|thousand|bn|billion|万|千|百|亿)(?![\\p{Script=Latin}]))?';
const sign = '(?:us|a|au|c|ca|hk|nt|s|sg)?[$]|[€£¥₩₹₽₺]|chf|rmb|cny|usd|eur|gbp|jpy|aud|cad|nzd|hkd|sgd|twd|krw|inr|sek|nok|dkk|pln|czk';
const currency =
  "(?:[€£¥$₩₹]|(?:usd|eur|gbp|chf|rmb|cny|jpy|aud|cad|nzd|hkd|sgd|twd|krw|inr|sek|nok|dkk|pln|czk|us dollars?|dollars?|euros?|pounds sterling|quid|yuan|renminbi|francs?|kron(?:a|or|er)|zloty|rupees?|yen)(?![\\p{Script=Latin}\\p{N}]))";
const spelled = '[一二三四五六七八九十百千万亿两]{1,8}';
const chineseCurrency = '(?:元(?!素|件|组|数|旦|宵|老|年|化|分|次|论|对)|块钱|人民币|美元|美金|欧元|英镑|日元|港币|港元|新台币|台币)';
const hours = '(?:h|hrs?|hours?)(?![\\p{Script=Latin}\\p{N}])';

const amounts = byForm('money', {
  plain: [
    new RegExp(`(?<![\\p{Script=Latin}\\p{N}])(?:${sign}) ?${number}(?: ?(?:/|per|an?) ?(?:h|hour|day)(?![\\p{Script=Latin}]))?`, 'gu'),
    new RegExp(`(?<![\\p{Script=Latin}\\p{N}.])${number} ?${currency}(?: ?(?:/|per|an?) ?(?:h|hour|day)(?![\\p{Script=Latin}]))?`, 'gu'),
    new RegExp(`(?:人民币|美元|欧元|英镑|日元|港币) ?(?:${number}|${spelled})`, 'gu'),
    new RegExp(`(?:${number}|${spelled}) ?(?:多|余|来)? ?(?:万|千|百|亿)? ?${chineseCurrency}`, 'gu'),
    // Rates, and hours somebody worked or is paid for; how long something takes or is open is neither.
    new RegExp(`(?<![\\p{Script=Latin}\\p{N}.])\\d[\\d.,]* ?(?:/|per) ?(?:h|hour|person[- ]day|man[- ]day)(?![\\p{Script=Latin}])`, 'gu'),
    new RegExp(`(?<![\\p{Script=Latin}\\p{N}.])\\d[\\d.,]* ?${hours} (?:of (?:work|effort|development|support|consulting)|spent|logged|booked|billed|billable|worked|invoiced|charged|over budget)`, 'gu'),
    new RegExp(`(?<![\\p{Script=Latin}])(?:spent|logged|booked|billed|worked|invoiced|charged) (?:about |around |roughly |some |another |over )?\\d[\\d.,]* ?${hours}`, 'gu'),
    /(?<![\p{Script=Latin}\p{N}.])\d[\d.,]* ?(?:man|person|people|developer|dev|engineer)[- ](?:hours?|days?|weeks?|months?)(?![\p{Script=Latin}])/gu,
    /(?<![\p{Script=Latin}])(?:hourly|daily|day) rates?(?![\p{Script=Latin}])/gu,
    /\d[\d.,]* ?个?(?:人天|人日|人月|人时|工时|工日)|(?:花了?|花费|用了|投入|耗时|计费|收费)(?:了|约|大约)? ?\d[\d.,]* ?个?(?:小时|工时)|时薪|日薪|小时单价|人天单价/gu,
  ],
});

/** Amounts, rates and hours worked, where the plan does not let them be told. */
export const money: LeakCheck = (subject) => (subject.engagement.plan.mayTell.money ? [] : amounts(subject));
