import { byForm } from './patterns';

/** As Jira writes it: "2w 3d", "16h". */
const jiraDuration = '\\d+(?:\\.\\d+)? ?[wdhm](?:[ ,]*\\d+ ?[wdhm])*(?![\\p{Script=Latin}\\p{N}])';
const anyDuration = '\\d[\\d.,]* ?(?:w|d|h|m|weeks?|days?|hours?|minutes?)?(?![\\p{Script=Latin}\\p{N}])';
const chineseDuration = '\\d[\\d.,]* ?(?:个?(?:小时|工时|人天|人日)|周|天|分钟|[wdhm])?';
const is = '(?: ?[:=] ?| (?:is|was|of|at|set to|raised to|lowered to|changed to) )["“]?';
const chineseIs = ' ?(?:[:=]|是|为|设为|定为|调为|改为|升为|降为|调到|升到|降到|提到) ?["“]?';
const level = '(?:highest|high|medium|low|lowest|blocker|critical|major|minor|trivial|urgent|p[0-5])';
const chineseLevel = '(?:最高|最低|高|中|低|紧急|严重|重要|次要|p[0-5])';
/** "The priority is high availability" tells of no field. */
const ended = '(?= ?(?:$|[.,;:!?)\\]"”。，；！？）]|and |but |in jira|now|for |so ))';
const rest = '[\\p{L}\\p{N}][^.,;。，；]{0,40}';

/** What stands in a field of Jira that is no part of an update: the field by its name, with its value. */
export const unseenField = byForm('unseen-field', {
  plain: [
    new RegExp(`(?<![\\p{Script=Latin}])story points?(?: estimate)?${is}\\d[\\d.,]*|(?<![\\p{Script=Latin}\\p{N}.])\\d[\\d.,]* ?(?:story points?|sp)(?![\\p{Script=Latin}])`, 'gu'),
    new RegExp(`(?<![\\p{Script=Latin}])(?:original|remaining|time|initial)[ -]estimate(?: ?[:=] ?${anyDuration}|${is}${jiraDuration})`, 'gu'),
    new RegExp(`(?<![\\p{Script=Latin}])(?:time spent|time logged|logged work|work ?log)(?: ?[:=] ?${anyDuration}|${is}${jiraDuration})`, 'gu'),
    new RegExp(`(?<![\\p{Script=Latin}])priority(?: ?[:=] ?["“]?${level}(?![\\p{Script=Latin}\\p{N}])|${is}${level}(?![\\p{Script=Latin}\\p{N}])${ended})`, 'gu'),
    new RegExp(`(?<![\\p{Script=Latin}])security level${is}${rest}`, 'gu'),
    new RegExp(`(?<![\\p{Script=Latin}])(?:assignee|epic link|fix versions?|internal (?:note|comment)s?) ?[:=] ?["“]?${rest}`, 'gu'),
    new RegExp(`故事点数?(?:${chineseIs}| )?\\d[\\d.,]*|\\d[\\d.,]* ?个?故事点`, 'gu'),
    new RegExp(`(?:(?:原始|初始|剩余)(?:预估|估算|估计)(?:时间|工时|工作量)?|(?:预估|剩余|登记|已用|实际)工时)(?:${chineseIs}| )?${chineseDuration}`, 'gu'),
    new RegExp(`优先级${chineseIs}${chineseLevel}(?!可用|效|质)`, 'gu'),
    new RegExp(`(?:安全级别|安全等级)${chineseIs}[^.,;。，；]{1,20}|(?:经办人|史诗链接|修复版本|内部(?:备注|评论)) ?[:=] ?["“]?[^.,;。，；]{1,20}`, 'gu'),
  ],
});
