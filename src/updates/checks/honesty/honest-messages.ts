import type { Situation } from './honesty-fixture';

/** What agencies write to clients when they say how it is: facts, and a message that tells them. Fifteen in each language. */
export const honestMessages: Record<string, Situation> = {
  'a quiet week': {
    work: [{ id: '1', title: 'Opening hours on public holidays', category: 'done' }, { id: '2', title: 'Find the nearest shop', due: '2026-12-02' }],
    milestones: [{ id: '9', name: 'Beta', releaseOn: '2026-12-18', released: false }],
    lines: [
      { en: 'We are on track for the beta on 18 December.', section: 'summary' },
      { en: 'Opening hours on public holidays are live in all shops.', section: 'done', issues: ['1'] },
      { en: 'Finding the nearest shop is in progress; we expect to finish it by Wednesday 2 December.', section: 'moving', issues: ['2'] },
      { en: 'Beta stays on 18 December.', section: 'milestones', versions: ['9'] },
    ],
  },
  'a blocked wallet with a plan': {
    work: [{ id: '1', title: 'Pay with the phone wallet', blocked: true }, { id: '2', title: 'Pay by card', category: 'done' }],
    lines: [
      { en: 'The plan is at risk: paying with the phone wallet waits for the bank.', section: 'summary' },
      { en: 'Card payment is done and switched on for Belém.', section: 'done', issues: ['2'] },
      { en: 'The phone wallet is blocked since Tuesday. The bank has not sent the certificates for production.', section: 'risks', issues: ['1'], response: 'Maya calls them on Monday; if they need longer than a week, we start without the wallet.' },
    ],
  },
  'an overdue receipt': {
    work: [{ id: '1', title: 'Receipt by e-mail', due: '2026-11-12' }, { id: '2', title: 'Refund from the shop screen', category: 'to-do', due: '2026-12-03' }],
    lines: [
      { en: 'We are later than we told you with one thing.', section: 'summary' },
      { en: 'Receipt by e-mail is 8 days overdue. It was due on 12 November; the tax rates took more time than we thought. We will finish it next week.', section: 'risks', issues: ['1'] },
      { en: 'Refunds come next, once receipts are done.', section: 'next', issues: ['2'] },
    ],
  },
  'a milestone that moved': {
    work: [{ id: '1', title: 'Load test: two hundred orders a minute' }],
    milestones: [{ id: '9', name: 'Launch', releaseOn: '2026-12-18', movedFrom: '2026-12-11', workingDaysMoved: 5, released: false }],
    lines: [
      { en: 'Launch moves by one week, from 11 to 18 December. The load test showed that the menu cannot yet serve two hundred orders a minute.', section: 'summary' },
      { en: 'We have moved the launch to 18 December to give the load test a second round.', section: 'risks', versions: ['9'] },
      { en: 'The first round of the load test is finished; the second starts on Monday.', section: 'moving', issues: ['1'] },
    ],
  },
  'something came back': {
    work: [{ id: '1', title: 'Menu pictures load slowly on old phones', reopened: true }, { id: '2', title: 'Birthday drink', category: 'done' }],
    lines: [
      { en: 'One thing we had told you was done is open again.', section: 'summary' },
      { en: 'Menu pictures: we said last week this was fixed. It is not: on phones from 2018 they still take six seconds. We are looking into it.', section: 'moving', issues: ['1'] },
      { en: 'The birthday drink is finished.', section: 'done', issues: ['2'] },
    ],
  },
  'counts and shares': {
    work: [...Array.from({ length: 4 }, (_, index) => ({ id: String(index + 1), title: `Loyalty step ${index + 1}`, category: 'done' as const })), { id: '7', title: 'Gift a drink to a friend' }, { id: '8', title: 'Bring over stamps from the paper card', category: 'to-do' }],
    lines: [
      { en: 'Since our last update 4 items were completed and 1 is in progress. Overall 37 of 52 are done, about 70 %.', section: 'summary' },
      { en: 'Free drinks after ten stamps work now in three shops.', section: 'done', issues: ['1', '2'] },
      { en: 'Gift a drink: the design is done, programming started on 16 November.', section: 'moving', issues: ['7'] },
      { en: 'Not started: the stamps from the paper card.', section: 'next', issues: ['8'] },
    ],
  },
  'an ask with a date': {
    work: [{ id: '1', title: 'Vouchers for companies', category: 'to-do' }],
    lines: [
      { en: 'Nothing new this week; we wait for your decision on vouchers.', section: 'summary' },
      { en: 'Please tell us by 27 November which companies come first. Once we know, vouchers can be ready in two weeks.', section: 'asks', neededBy: '2026-11-27' },
      { en: 'Vouchers for companies: not begun, because the list is open.', section: 'next', issues: ['1'] },
    ],
  },
  'past due release': {
    work: [{ id: '1', title: 'Reconcile payments with the accounting export' }],
    milestones: [{ id: '9', name: 'Release 2.0', releaseOn: '2026-11-17', released: false }],
    lines: [
      { en: 'Release 2.0 was planned for Tuesday and is not out. We are sorry for that.', section: 'summary', versions: ['9'] },
      { en: 'The accounting export is not done: two of five shops still fail. We will tell you the new date on Monday.', section: 'risks', issues: ['1'], versions: ['9'] },
    ],
  },
  'a question and its answer': {
    work: [{ id: '1', title: 'Allergen notes on every drink', due: '2026-11-27' }],
    lines: [
      { en: 'You asked whether allergen notes are live. Not yet: 31 of 40 drinks have them, the rest follows by 27 November.', section: 'moving', issues: ['1'] },
    ],
  },
  'good news only': {
    work: [{ id: '1', title: 'Keep the cart when the app is closed', category: 'done' }, { id: '2', title: 'Order again from the history', category: 'done' }],
    milestones: [{ id: '9', name: 'Beta', releaseOn: '2026-11-18', released: true }],
    lines: [
      { en: 'A good week: Beta has been released on 18 November, as planned.', section: 'summary', versions: ['9'] },
      { en: 'The cart is kept and guests can order again from their history. Both are done and live.', section: 'done', issues: ['1', '2'] },
    ],
  },
  'holidays ahead': {
    work: [{ id: '1', title: 'Tips, shared among the shift', due: '2027-01-15' }],
    lines: [
      { en: 'From 21 December to 1 January nobody works on the project. Your next update comes on 8 January.', section: 'summary' },
      { en: 'Tips will therefore be done in mid January, on the 15th as agreed.', section: 'moving', issues: ['1'] },
      { en: 'If anything fails in the meantime, the shop line is open.', section: 'risks' },
    ],
  },
  'two kinds of trouble': {
    work: [{ id: '1', title: 'Card payment fails for amounts above 100 euros', blocked: true, due: '2026-11-16' }, { id: '2', title: 'Receipt shows the wrong tax rate', due: '2026-11-19' }, { id: '3', title: 'Rotate the payment keys', category: 'done' }],
    lines: [
      { en: 'Not a good week. 1 item is done, 2 are overdue and 1 of them is blocked.', section: 'summary' },
      { en: 'Payments above 100 euros still fail. We are stuck until the bank raises the limit; it was due on Monday.', section: 'risks', issues: ['1'], response: 'Shops take these by cash until 27 November.' },
      { en: 'The tax rate on receipts is one day late and will be fixed on Monday.', section: 'risks', issues: ['2'] },
      { en: 'Payment keys have been rotated.', section: 'done', issues: ['3'] },
    ],
  },
  'nearly there': {
    work: [{ id: '1', title: 'Shared cart link', due: '2026-11-24' }, { id: '2', title: 'Remove a guest from the cart', category: 'done' }],
    lines: [
      { en: 'Ordering for a group is nearly finished: removing a guest works, the shared link needs two more days and is due on Tuesday.', section: 'moving', issues: ['1', '2'] },
    ],
  },
  'a short note': {
    work: [{ id: '1', title: 'Apple Pay in the shop', blocked: true }],
    lines: [{ en: 'Apple Pay in the shop does not work since this morning. The bank is on it, and so are we; you hear from us at noon.', section: 'note', issues: ['1'] }],
  },
  'a client\'s own words': {
    work: [{ id: '1', title: 'Pick-up time in steps of five minutes', category: 'to-do', due: '2026-12-11' }],
    lines: [
      { en: 'In your mail you wrote “the pick-up time must be done before Christmas”. It is planned for 11 December.', section: 'next', issues: ['1'] },
    ],
  },
  平稳的一周: {
    language: 'zh-CN',
    work: [{ id: '1', title: '微信一键登录', category: 'done' }, { id: '2', title: '手机号绑定与更换', due: '2026-12-02' }],
    milestones: [{ id: '9', name: '内测版', releaseOn: '2026-12-18', released: false }],
    lines: [
      { 'zh-CN': '项目按计划推进，内测版仍定于12月18日发布。', section: 'summary' },
      { 'zh-CN': '微信一键登录已上线。', section: 'done', issues: ['1'] },
      { 'zh-CN': '手机号绑定与更换正在开发，预计12月2日完成。', section: 'moving', issues: ['2'] },
    ],
  },
  受阻并说明对策: {
    language: 'zh-CN',
    work: [{ id: '1', title: '积分兑换商品', blocked: true }, { id: '2', title: '消费自动累计积分', category: 'done' }],
    lines: [
      { 'zh-CN': '计划存在风险：积分兑换商品受阻。', section: 'summary' },
      { 'zh-CN': '消费自动累计积分已完成并已在全部门店启用。', section: 'done', issues: ['2'] },
      { 'zh-CN': '积分兑换商品自11月17日起受阻，供应商的库存接口尚未开放。', section: 'risks', issues: ['1'], response: '我们已与供应商约好周一开会，如仍不能开放，先用人工核对库存。' },
    ],
  },
  逾期: {
    language: 'zh-CN',
    work: [{ id: '1', title: '老会员资料迁移', due: '2026-11-12' }, { id: '2', title: '注销账户', category: 'to-do', due: '2026-12-03' }],
    lines: [
      { 'zh-CN': '有一项工作比我们承诺的晚了。', section: 'summary' },
      { 'zh-CN': '老会员资料迁移已逾期8天，原定11月12日完成。旧系统导出的数据有重复，我们正在逐条核对。', section: 'risks', issues: ['1'] },
      { 'zh-CN': '接下来做注销账户，计划12月3日完成。', section: 'next', issues: ['2'] },
    ],
  },
  里程碑推迟: {
    language: 'zh-CN',
    work: [{ id: '1', title: '券码生成服务压力测试' }],
    milestones: [{ id: '9', name: '正式上线', releaseOn: '2026-12-18', movedFrom: '2026-12-11', workingDaysMoved: 5, released: false }],
    lines: [
      { 'zh-CN': '“正式上线”由12月11日推迟至12月18日，晚5个工作日。', section: 'summary', versions: ['9'] },
      { 'zh-CN': '压力测试第一轮已完成，结果未达到要求，我们将在下周进行第二轮。', section: 'risks', issues: ['1'], versions: ['9'] },
    ],
  },
  重新打开: {
    language: 'zh-CN',
    work: [{ id: '1', title: '退货后积分没有扣回', reopened: true }, { id: '2', title: '升级提醒与祝贺', category: 'done' }],
    lines: [
      { 'zh-CN': '上周告诉您已修复的一个问题又出现了。', section: 'summary' },
      { 'zh-CN': '退货后积分没有扣回：此前已修复，本周再次出现，现已重新打开，我们正在排查。', section: 'moving', issues: ['1'] },
      { 'zh-CN': '升级提醒与祝贺已完成。', section: 'done', issues: ['2'] },
    ],
  },
  数量: {
    language: 'zh-CN',
    work: [...Array.from({ length: 4 }, (_, index) => ({ id: String(index + 1), title: `优惠券第${index + 1}步`, category: 'done' as const })), { id: '7', title: '满减与折扣叠加规则' }, { id: '8', title: '生日券自动发放', category: 'to-do' }],
    lines: [
      { 'zh-CN': '自上次更新以来完成4项，1项进行中。累计完成37项，约占七成。', section: 'summary' },
      { 'zh-CN': '领取与使用电子优惠券已在3家门店试用。', section: 'done', issues: ['1', '2'] },
      { 'zh-CN': '满减与折扣叠加规则：方案已确定，开发刚开始。', section: 'moving', issues: ['7'] },
      { 'zh-CN': '生日券自动发放还没有开始。', section: 'next', issues: ['8'] },
    ],
  },
  请客户确认: {
    language: 'zh-CN',
    work: [{ id: '1', title: '按门店投放优惠券', category: 'to-do' }],
    lines: [
      { 'zh-CN': '本周没有新的进展，我们在等您的决定。', section: 'summary' },
      { 'zh-CN': '请在11月27日前告诉我们先投放哪些门店。确认后两周内可以上线。', section: 'asks', neededBy: '2026-11-27' },
      { 'zh-CN': '按门店投放优惠券尚未开始，名单待定。', section: 'next', issues: ['1'] },
    ],
  },
  版本过期: {
    language: 'zh-CN',
    work: [{ id: '1', title: '积分对账报表' }],
    milestones: [{ id: '9', name: '2.0 版', releaseOn: '2026-11-17', released: false }],
    lines: [
      { 'zh-CN': '2.0 版原定周二发布，目前尚未发布，非常抱歉。', section: 'summary', versions: ['9'] },
      { 'zh-CN': '积分对账报表没有完成，五家门店中有两家数据不符。新的日期我们周一告知您。', section: 'risks', issues: ['1'], versions: ['9'] },
    ],
  },
  回答问题: {
    language: 'zh-CN',
    work: [{ id: '1', title: '家庭账户：共享积分', due: '2026-11-27' }],
    lines: [{ 'zh-CN': '您问家庭账户是否已经上线。还没有：40家门店里31家已接入，其余计划于11月27日完成。', section: 'moving', issues: ['1'] }],
  },
  都是好消息: {
    language: 'zh-CN',
    work: [{ id: '1', title: '扫描门店二维码注册会员', category: 'done' }, { id: '2', title: '门店扫码核销', category: 'done' }],
    milestones: [{ id: '9', name: '内测版', releaseOn: '2026-11-18', released: true }],
    lines: [
      { 'zh-CN': '本周顺利：内测版已于11月18日如期发布。', section: 'summary', versions: ['9'] },
      { 'zh-CN': '扫码注册和扫码核销均已完成并上线。', section: 'done', issues: ['1', '2'] },
    ],
  },
  春节前安排: {
    language: 'zh-CN',
    work: [{ id: '1', title: '年度积分账单', due: '2027-01-15' }],
    lines: [
      { 'zh-CN': '12月31日至1月3日放假，下一次更新在1月8日。', section: 'summary' },
      { 'zh-CN': '年度积分账单按约定在1月15日完成。', section: 'moving', issues: ['1'] },
    ],
  },
  两类麻烦: {
    language: 'zh-CN',
    work: [{ id: '1', title: '同一张券可以核销两次', blocked: true, due: '2026-11-16' }, { id: '2', title: '积分有效期显示差一天', due: '2026-11-19' }, { id: '3', title: '核销日志保留两年', category: 'done' }],
    lines: [
      { 'zh-CN': '这一周不顺利：1项完成，2项逾期，其中1项受阻。', section: 'summary' },
      { 'zh-CN': '同一张券可以核销两次的问题仍未解决，收银系统厂商还没有提供接口，已逾期4天。', section: 'risks', issues: ['1'], response: '门店先人工登记券码。' },
      { 'zh-CN': '积分有效期显示差一天，原定昨天修好，我们下周一修复。', section: 'risks', issues: ['2'] },
      { 'zh-CN': '核销日志现在保留两年。', section: 'done', issues: ['3'] },
    ],
  },
  快完成了: {
    language: 'zh-CN',
    work: [{ id: '1', title: '优惠券转赠好友', due: '2026-11-24' }, { id: '2', title: '券到期提醒', category: 'done' }],
    lines: [{ 'zh-CN': '券到期提醒已完成；优惠券转赠好友基本完成，还需两天，下周二上线。', section: 'moving', issues: ['1', '2'] }],
  },
  短通知: {
    language: 'zh-CN',
    work: [{ id: '1', title: '更换手机号后收不到验证码', blocked: true }],
    lines: [{ 'zh-CN': '今天上午起，更换手机号后收不到验证码。短信服务商正在处理，我们中午再告诉您进展。', section: 'note', issues: ['1'] }],
  },
  客户的原话: {
    language: 'zh-CN',
    work: [{ id: '1', title: '旧版微信无法打开登录页', category: 'to-do', due: '2026-12-11' }],
    lines: [{ 'zh-CN': '您来信说“登录页的问题必须在元旦前解决”，我们计划于12月11日完成。', section: 'next', issues: ['1'] }],
  },
};
