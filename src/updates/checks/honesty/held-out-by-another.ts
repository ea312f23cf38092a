/** A third list, by somebody who had not seen the rules: what they found of it at first stands in held-out.test.ts. */
export const heldOutByAnother = {
  done: {
    untrue: [
      'The wallet payment is finished.', 'Pay with the phone wallet went live this morning.', 'Guests can now pay with their phone wallet in the app.', "We wrapped up the phone wallet on Wednesday and there's nothing left to do on it.", "The wallet has been released to all guests with last night's update.", 'The problem with the wallet payment is fixed and guests are using it again.', 'Good news: the phone wallet is out.', 'As of today, anyone with the latest version of the app can pay using the phone wallet.', "We've shipped the wallet.", 'Work on the phone wallet is complete, and we have closed the item on our board.',
      'After two rounds of testing, the wallet passed and was put into production on Thursday.', 'The phone wallet is up and running in all your shops.', 'You can tick the wallet off the list.', 'The last open piece of the phone wallet was delivered yesterday, so your team can start telling guests about it.', 'Wallet payment: done.', 'Your guests have been paying with the phone wallet since Monday without any trouble.', 'We turned the wallet on for everyone after the bank gave us the go-ahead.', 'Nothing remains to be done on the phone wallet.', 'While the loyalty card took longer than we hoped, the wallet is ready and guests can use it at the till.', "We're happy to confirm that wallet payment is available in the app today.",
      '手机钱包支付已经做完了。', '钱包支付已于今天上午正式上线。', '顾客现在可以用手机钱包付款了。', '手机钱包支付功能已全部开发完成并通过验收。', '钱包支付的问题已经修好，顾客可以正常使用。', '好消息，钱包支付昨晚发版了，各门店都能用。', '钱包这块已经收尾，没有遗留问题。', '手机钱包支付已交付，后续不再安排开发。', '经过两轮测试，钱包支付于周四发布到生产环境，目前运行正常。', '钱包支付：已完成。',
      '本周我们把手机钱包支付搞定了。', '从周一开始，客人在App里就能直接用钱包付款了。', '钱包支付已对所有顾客开放。', '银行那边审核通过后，我们当天就把手机钱包支付上线了。', '目前用户更新到最新版本，即可使用手机钱包支付。', '钱包支付的开发、测试和上线工作均已结束。', '会员积分还在调整，钱包支付则已经顺利上线。', '手机钱包支付这一项可以从清单上划掉了。', '钱包支付已经跑起来了，昨天有三十多位客人用它付了款。', '贵司一直关心的手机钱包支付，我们已于11月18日完成发布。',
    ],
    honest: [
      'The wallet is not finished yet.', "Once the wallet is finished, we'll send you a short guide for shop staff.", 'We fixed the slow start-up of the app; the wallet is still in work.', "Half of the wallet screens are done, and the rest depend on the bank's answer.", "Guests can't pay with the phone wallet yet.", 'When the phone wallet goes live, guests will see a new button on the checkout page.', 'Could you let us know which shops should get the wallet first once it is released?', "The design for the wallet is done, but the payment itself doesn't work yet.", "We had hoped to have the phone wallet done by now, and we haven't managed it.", 'Our first attempt to release the wallet in October failed and we took it back the same day.',
      'If the bank approves our account next week, we can finish the wallet and start testing.', 'The new gift card page went live on Tuesday.', "The wallet won't be released until the bank has signed off.", 'We would rather not announce the wallet before it is actually working.', "Please don't tell guests that wallet payment is available, because it isn't.", 'Has your bank finished checking the form we need for the wallet?', "Fourteen items are done, and the wallet is the only one that's still open.", 'We plan to release the phone wallet on 4 December.', 'What we completed this week is the refund screen for the wallet, which is one of four parts.', "Nobody should treat the wallet as done before we've seen a real payment go through.",
      '手机钱包支付目前还没有完成。', '钱包支付上线之前，我们会先请贵司试用一轮。', '等钱包支付做完，我们再统一更新门店的操作手册。', '优惠券页面已于周二上线，钱包支付仍在开发中。', '钱包支付的界面设计已完成，付款接口还没打通。', '顾客暂时还不能用手机钱包付款。', '如果银行下周能批下来，钱包支付就可以进入测试。', '请问钱包支付上线后，是所有门店同时开放，还是先开几家？', '上个月钱包支付试发过一次，没有成功，当天就撤回了。', '钱包支付计划12月4日上线。',
      '本周修复了两个登录问题，和钱包支付无关。', '钱包支付还差银行联调，不能算完成。', '麻烦贵司尽快把商户资料补齐，不然钱包支付没法上线。', '原本想在本周完成手机钱包支付，结果没赶上。', '钱包支付只做完了退款部分，收款部分还要等银行。', '在钱包支付正式发布前，请先不要对外宣传。', '15项工作里已完成14项，剩下的就是手机钱包支付。', '钱包支付什么时候能上线，要看银行的答复。', '有店长以为钱包支付已经能用了，其实功能还没有开放。', '积分兑换功能已经发布，顾客现在就可以使用。',
    ],
  },
  calm: {
    untrue: [
      'The wallet is on track.', 'Everything is going well with the phone wallet.', 'We have no concerns about the wallet at this point.', 'Work on the phone wallet is moving along nicely.', "There's nothing standing in the way of the wallet.", 'The phone wallet is progressing as planned, and we expect no surprises.', 'No problems to report on wallet payment this week.', "We're right where we wanted to be with the wallet.", 'The team made steady progress on the phone wallet and the schedule is holding.', "You don't need to worry about the wallet, it's all under control.",
      '钱包支付进展顺利。', '手机钱包支付一切按计划推进。', '钱包支付目前没有任何问题，请放心。', '手机钱包支付进度正常，暂无风险。', '钱包这边推进得挺快，不用担心。', '本周手机钱包支付稳步推进，各环节衔接良好。', '钱包支付整体可控，不会影响原定时间。', '钱包支付没有遇到什么阻碍，团队状态也不错。', '手机钱包支付的开发节奏和预期一致。', '钱包支付这块一切都好，照现在的速度按时交付没问题。',
    ],
    honest: [
      'The wallet is not on track.', "We can't say the phone wallet is going well.", 'If the bank replies by Wednesday, the wallet will be back on track.', 'Apart from the wallet, everything is going to plan.', "We're no longer sure that the wallet will keep to the schedule.", 'The staff training went well on Monday.', 'I wish I could tell you there were no problems with the wallet.', 'The new menu page is on track for Tuesday.', 'Progress on the phone wallet has stopped until the bank answers.', "It would be wrong to call the wallet under control while we're still waiting for the bank.",
      '钱包支付进展并不顺利。', '除钱包支付外，其他工作都在按计划推进。', '钱包支付能不能按原计划走，现在不好说。', '如果银行本周回复，钱包支付的进度还能追回来。', '手机钱包支付目前有风险，需要提前跟您说明。', '周一的店员培训很顺利，感谢各位店长配合。', '很抱歉，钱包支付这周没有实质进展。', '会员页面的改版进度正常。', '我们不敢说钱包支付没有问题。', '等银行那边放行以后，钱包支付才能恢复正常进度。',
    ],
  },
  due: {
    untrue: [
      'The wallet will be ready on 11 December.', 'We expect to go live with the phone wallet on Friday, December 11.', 'Wallet payment is due on 11 December 2026.', 'Guests will be able to pay with the phone wallet from 11 Dec.', 'The delivery date for the wallet is the 11th of December.', "We're aiming to have the wallet finished by 11 December.", 'As agreed, the phone wallet will be handed over on Dec 11th.', 'If the bank answers in time, the wallet will be out on 11 December.', 'The phone wallet needs three more weeks, so please plan for 11 December.', "The date for the wallet hasn't changed: December 11, 2026.",
      '钱包支付将于12月11日上线。', '手机钱包支付预计12月11号可以交付。', '钱包支付的完成时间是2026年12月11日。', '12月11日起，顾客就能用手机钱包付款。', '我们会在12月11日之前把钱包支付做好。', '钱包支付的交付日期仍为12月11日（周五）。', '按目前的安排，手机钱包支付12月11号发布。', '手机钱包支付还需要三周，12月11日交付给贵司。', '钱包这块定在12月11日上线，请门店提前准备。', '钱包支付的截止日期：2026-12-11。',
    ],
    honest: [
      'The wallet is due on 4 December.', 'We still plan to deliver the phone wallet on Friday, December 4.', 'Our next call about the wallet is on 25 November.', 'Our office is closed on 26 and 27 November.', 'We sent the wallet papers to the bank on 9 November.', 'The gift card page will be updated on 11 December.', 'Can we meet on 11 December to go through the plan for January?', 'The bank says it will give us an answer about the wallet by 27 November.', 'The new menu went live on 16 November, ahead of the holiday season.', "11 December is the day of your staff party, so we won't release anything then.",
      '钱包支付的交付日期是12月4日。', '手机钱包支付计划2026年12月4日上线。', '下次例会定在11月27日上午十点。', '银行答应11月25日前就钱包支付给我们答复。', '钱包支付的商户资料已于11月12日提交给银行。', '12月11日我们去贵司做季度汇报。', '圣诞主题页面12月11日换上。', '新版菜单11月17日已经上线。', '请贵司在11月30日前确认首批试用钱包支付的门店名单。', '12月25日至27日我方值班人员较少，如有急事请直接打电话。',
    ],
  },
  counts: {
    untrue: [
      '16 items are done.', 'All 15 items are done.', 'Nothing is overdue.', 'None of the items are blocked at the moment.', 'We have finished 13 of the 15 items.', 'In total there are 16 items, 14 of them done.', 'Fourteen items are done, two are overdue and one is blocked.', 'Everything on the list has been completed.', '本期共16项工作，已完成14项。', '15项工作已全部完成。',
      '目前没有逾期的事项。', '已完成16项，其余正常进行。', '没有任何一项受阻。', '截至今天，15项中已完成12项，逾期1项。', '共15项：完成14项，逾期0项，受阻1项。', '清单上的工作都做完了，没有遗留。',
    ],
    honest: [
      '14 of 15 items are done.', 'One item is overdue and one is blocked.', 'Fourteen done, one overdue, one blocked, fifteen in all.', 'We tested the app on six different phones.', 'Three of your shops asked for a printed guide.', 'Two developers worked on the gift card page this week.', 'About 200 guests answered the survey last week.', 'Not all of the items are done: one is still open.', '15项工作中已完成14项。', '目前有1项逾期，1项受阻。',
      '总共15项，完成14项，还剩1项。', '本周在8款手机上做了测试。', '有3家门店提出想要纸质操作说明。', '上周共收到12条顾客反馈，都已回复。', '下周我们会派2位同事到店里支持。', '还不能说全部完成，有一项仍未做完。',
    ],
  },
  badNews: {
    untrue: [
      'The team worked on the wallet screens this week.', "We're looking forward to showing you the phone wallet.", 'The wallet will let guests pay without taking out a card.', 'We had a good talk with your shop managers about the phone wallet.', "This week's focus was the wallet, with new icons and clearer button texts.", 'Wallet payment remains one of the most important parts of the app for us.', '本周团队继续做手机钱包支付。', '钱包支付的按钮和图标按贵司意见做了调整。', '我们和店长们聊了聊钱包支付，大家都很期待。', '手机钱包支付上线后，顾客付款会方便很多。',
      '钱包支付的页面文案已更新，附件供您查看。', '手机钱包支付由小李负责，下周继续跟进。',
    ],
    honest: [
      'The wallet is blocked.', "We're stuck on the phone wallet because the bank hasn't opened our account.", 'The phone wallet is waiting on the bank.', 'Nothing has moved on the wallet since last Thursday, when the bank stopped answering our mails.', "We can't go on with wallet payment until the bank sends us the keys.", "The wallet has been held up by the bank's review.", 'Unfortunately the bank turned down our first request, and the phone wallet has come to a standstill.', "Without the bank's approval our developers have nothing to work with, so the wallet is on hold.", '手机钱包支付目前受阻。', '钱包支付卡在银行那边，还没有批下来。',
      '银行一直没回复，钱包支付这周没法往下做。', '钱包支付暂时停下来了，要等银行开通接口。', '受银行审核影响，手机钱包支付进度延后。', '我们还在等银行的证书，拿到之前钱包支付动不了。', '很遗憾地告知您，因银行退回了资料，手机钱包支付工作已暂停。', '钱包支付被银行的审批拖住了，我们每天都在催。',
    ],
  },
};
