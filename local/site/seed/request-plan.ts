import { people } from './agency-people';

export type RequestPlan = {
  customer: string;
  type: 'Project updates' | 'Ask a question' | 'Report a problem';
  summary: string;
  text: string;
  /** Working days ago it was raised. */
  daysAgo: number;
  /** A participant besides the customer. */
  participant?: string;
  /** Working days ago it was resolved. */
  resolved?: number;
  comments: { by: string; daysAgo: number; text: string; internal?: boolean }[];
};

const { maya, jonas, priya, ana, fang } = people;

/** What customers asked on the client desk, and how it was answered. */
export const requestPlan: RequestPlan[] = [
  {
    customer: ana,
    type: 'Ask a question',
    summary: 'Which shops come first?',
    text: 'We would like to tell the shop managers. Which three shops can order first, and when?',
    daysAgo: 24,
    resolved: 22,
    comments: [{ by: maya, daysAgo: 22, text: 'Alfama first, Baixa and Belém two weeks later. The dates depend on the tablets arriving.' }],
  },
  {
    customer: ana,
    type: 'Report a problem',
    summary: 'Prices in Belém are those of last year',
    text: 'The cappuccino is 2.60 in the shop and 2.40 in the app.',
    daysAgo: 16,
    resolved: 14,
    comments: [
      { by: priya, daysAgo: 15, text: 'Their price list was never imported; checking who has the new one.', internal: true },
      { by: priya, daysAgo: 14, text: 'Corrected: Belém now has the prices of this year.' },
      { by: ana, daysAgo: 14, text: 'Thank you, looks right.' },
    ],
  },
  {
    customer: ana,
    type: 'Ask a question',
    summary: 'Can guests pay with company vouchers?',
    text: 'Two offices nearby hand out vouchers to their people. Is that planned?',
    daysAgo: 10,
    resolved: 9,
    comments: [{ by: maya, daysAgo: 9, text: 'It is planned for the launch, not for the beta.' }],
  },
  {
    customer: ana,
    type: 'Report a problem',
    summary: 'Receipts show the wrong tax',
    text: 'Our accountant noticed that take-away drinks are taxed like drinks in the shop. This must be right before the beta.',
    daysAgo: 4,
    comments: [
      { by: maya, daysAgo: 3, text: 'We can see it too and are working on it.' },
      { by: priya, daysAgo: 2, text: 'Root cause found: the tax table was copied from another customer. Do not mention that outside.', internal: true },
    ],
  },
  {
    customer: ana,
    type: 'Ask a question',
    summary: 'When can we print the posters for the beta?',
    text: 'The printer needs ten days. Is the date of the beta firm?',
    daysAgo: 2,
    comments: [],
  },
  {
    customer: fang,
    type: 'Ask a question',
    summary: '老会员的积分会保留吗？',
    text: '门店员工经常被问到，请给一个可以直接回复顾客的说法。',
    daysAgo: 21,
    resolved: 19,
    comments: [{ by: jonas, daysAgo: 19, text: '会保留。迁移完成后积分自动出现在小程序里，无需到店办理。' }],
  },
  {
    customer: fang,
    type: 'Report a problem',
    summary: '两家门店在地图上的位置不对',
    text: '浦东店和徐汇店互换了位置。',
    daysAgo: 9,
    resolved: 6,
    comments: [
      { by: priya, daysAgo: 8, text: '坐标由供应商提供，需要全部复查。', internal: true },
      { by: jonas, daysAgo: 6, text: '位置已更正，其余门店也已复查。' },
    ],
  },
  {
    customer: fang,
    type: 'Ask a question',
    summary: '培训材料可以加上核销流程吗？',
    text: '店长们希望有一页图解。',
    daysAgo: 5,
    comments: [{ by: jonas, daysAgo: 4, text: '可以，本周内补充一页图解发给您。' }],
  },
  {
    customer: fang,
    type: 'Report a problem',
    summary: '分享卡片标题是英文',
    text: '顾客分享小程序时标题显示英文，请改为中文。',
    daysAgo: 3,
    comments: [],
  },
  {
    customer: fang,
    type: 'Ask a question',
    summary: '会员日的日期可以调整吗？',
    text: '市场部希望把会员日从每月八日改到每月十八日。',
    daysAgo: 1,
    comments: [],
  },
];
