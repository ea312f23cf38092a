import { issue, leaksIn } from './leak-fixture';

/** What project managers write to clients when nothing is wrong with it. */
const english = [
  'The ordering app is on track for the launch on 4 December. Apple Pay works in all shops since Tuesday, and the receipts carry your new address.',
  'Two shops are connected, the third follows on Monday. We need the opening hours of the station shop by Wednesday, so that the map is right on the first day.',
  'The loyalty import takes three days longer, because the card numbers of the old till have two forms. We have asked its maker for the list; the launch date stays.',
  'Last night the service was down for 40 minutes. The cause was a full disk. It is back since 02:10, we have doubled the space and watch it now.',
  'Push notifications are in testing. 7 of 12 test cases pass; the other five wait for the certificate that Apple has promised for Thursday.',
  'Nothing changed on the menu editor this week: the team finished the checkout first, as we agreed in our call on Monday.',
  'Good news: the store finder is live. Try it at https://www.harbor-coffee.com/shops and tell us what you miss.',
  'We reached the summit of the load test: 500 orders per hour without an error. The next step is the evening of 27 November with real orders.',
  'Mark the date: the training for your staff takes place on 1 December from 10:00 to 11:30. Please tell us who comes.',
  'Version 2.1 is released. It mends the four problems you reported, and the app starts twice as fast as before.',
  'The date of the second release is not decided yet; we will tell you on Friday, when the answer of the payment provider is here.',
  'Your priority was the checkout, so it came first. High availability of the shop page is next.',
  'We estimate two more weeks for the gift cards. Our original estimate of one week was too low: the tax rules differ from state to state.',
  'At risk: the delivery of the new tills. What we do about it: the maker lends us two until theirs arrive, so that the training can start.',
  'Please decide between the two layouts by 25 November. Both are in the document that Ana Silva got yesterday.',
].map((text) => ({ text }));
const chinese = [
  '订餐应用按计划进行，12 月 4 日上线不变。Apple Pay 自周二起已在所有门店可用，小票上也换成了新地址。',
  '两家门店已经接入，第三家周一完成。请在周三前告诉我们车站店的营业时间，以便首日地图就是正确的。',
  '会员导入需要多用三天，因为旧收银机的卡号有两种格式。我们已向厂家索取清单，上线日期不变。',
  '昨晚服务中断了 40 分钟，原因是磁盘已满。02:10 起已恢复，我们把空间扩大了一倍，并持续观察。',
  '推送通知正在测试，12 个用例中已通过 7 个，其余五个等待 Apple 承诺周四提供的证书。',
  '本周菜单编辑器没有变化：按周一通话的约定，团队先完成了结账。',
  '好消息：门店查找已上线，请访问 https://www.harbor-coffee.com/shops 试用，并告诉我们还缺什么。',
  '压力测试达到每小时 500 单，没有出错。下一步是 11 月 27 日晚上用真实订单验证。',
  '员工培训定于 12 月 1 日 10:00 至 11:30，请告诉我们参加人员。',
  '2.1 版已发布，修复了您反馈的四个问题，启动速度也快了一倍。',
  '第二次发布的日期还没有定下来，周五收到支付服务商的答复后会告诉您。',
  '您最关心的是结账，所以我们先做了它。接下来优先处理门店页面的稳定运行。',
  '礼品卡预计还要两周。原先估计一周太乐观了：各地税务规则不同。',
  '有风险：新收银机的交付。我们的应对：厂家先借给我们两台，培训可以按时开始。',
  '请在 11 月 25 日前确定两个版式中的一个。两份都在昨天发给王芳的文件里，请填写需求表后发回。',
].map((text) => ({ text }));

const comment = { id: '901', issueId: '7', issueKey: 'HAR-7', text: 'We have to talk about the load test before Friday, the numbers look odd to me, and nobody has seen the certificate. 压力测试的数字看起来不太对，周五之前要再谈一谈，证书也没有人见过。' };
const situation = {
  issues: [issue('HAR-1', 'Apple Pay'), issue('HAR-2', 'Loyalty import'), issue('HAR-40', 'Compare the offers of two payment providers', { visible: false })],
  guarded: { comments: [comment], staff: ['Jonas Weber', 'Priya Nair', 'Will Stone', '陈小伟'] },
};

describe('thirty clean messages', () => {
  it.each([...english, ...chinese])('raise no Stop and one Note at most: $text', (line) => {
    const found = leaksIn({ ...situation, lines: [line] });
    expect(found.filter(({ level }) => level === 'stop')).toEqual([]);
    expect(found.length).toBeLessThanOrEqual(1);
  });

  it('raise nothing all together, either', () => {
    expect(leaksIn({ ...situation, lines: [...english, ...chinese] }).length).toBeLessThanOrEqual(1);
  });
});
