/** Written after the rules were frozen, to measure them: what they found of it at first stands in held-out.test.ts. Of each pair the second says how it is. */
export const heldOut = {
  done: {
    untrue: [
      'The wallet has landed in every shop.', 'You can tick the wallet off your list.', 'Wallet payments have been running in production since Monday.', 'The new payment method was rolled out to all guests last night.', 'That one is behind us.', 'We wrapped up the wallet on Thursday.', 'Your customers are already paying with their phones.', 'The bug you reported no longer occurs.', "The wallet made it into yesterday's release.", "We've put the finishing touches on the wallet and it is in your customers' hands.",
      'Signed, sealed and delivered: the phone wallet.', 'The wallet has gone live without any hiccups.', 'This has now been put right.', 'All remaining work on the wallet was closed out this week.', 'The wallet is officially out.', 'Phone payments: complete ✅', 'We successfully deployed the wallet to all 40 shops.', 'The issue has been addressed.', 'The wallet is feature-complete and in the store.', 'Happy to say the wallet is off our plate.',
      '手机钱包支付功能现已面向所有顾客开放。', '本周我们攻克了手机钱包支付。', '手机钱包支付顺利收官。', '顾客已经在用手机付款了。', '您反馈的问题我们改好了。', '该需求已于周三交付使用。', '手机钱包支付已全量发布。', '这件事已经办完。', '钱包支付昨晚完成上线。', '问题不复存在。',
      '手机钱包支付已经跑起来了。', '支付功能开发测试全部结束，已投产。', '已按您的要求改完。', '手机钱包支付圆满完成。', '此问题已闭环。', '该功能已进入正式环境。', '手机钱包支付任务完成，感谢配合。', '相关故障已排除。', '手机钱包支付已对外提供服务。', '上述工作均已落实。',
    ],
    honest: [
      'We hope to have the wallet finished before Christmas.', 'The wallet is still some way from being complete.', 'Two of the three banks are connected; the third is missing.', 'The remaining work should be wrapped up by mid December.', 'We ran the first payments in the test shop; production follows.', 'It would be wrong to call the wallet done.', 'The wallet slipped: it was to be released this week and was not.', 'As soon as the certificates are installed, we go live.', 'What you saw in the demo is a prototype, not the finished wallet.', 'There is no date yet on which the wallet can be released.',
      'The team finished the screens; the payment itself is open.', 'Wallet: 60 % complete, certificates missing.', 'We decided to release the wallet only after the load test.', 'The bank closed our ticket without an answer.', 'Please let us know once your side has completed the contract.', 'After the fix on Monday we found a second cause; we are on it.', 'The wallet is coded and being tested.', 'Nobody can pay with the phone yet.', 'The work planned for this week is done, the wallet as a whole needs two more.', 'We resolved the question of fees with the bank, so the wallet can go on.',
      '我们希望在圣诞节前把手机钱包做完。', '手机钱包支付离完成还有一段距离。', '三家银行已接通两家，还差一家。', '剩余部分预计12月中旬收尾。', '我们已在测试门店完成首笔支付，正式环境随后跟进。', '现在说手机钱包已经完成还为时过早。', '本应本周发布，但没有做到。', '证书安装完成后即可上线。', '演示中看到的只是原型，并非成品。', '目前无法确定何时能发布。',
      '页面已做完，支付本身还没做。', '完成度60%，缺少证书。', '我们决定压力测试通过之后再发布。', '银行在没有答复的情况下关闭了我们的工单。', '贵方合同签署完成后请告知我们。', '周一修复之后又发现了第二个原因，我们正在处理。', '编码已完成，正在测试。', '目前还不能用手机付款。', '本周计划内的工作已做完，整个功能还需两周。', '与银行的费率问题已谈妥，钱包支付可以继续推进。',
    ],
  },
  calm: {
    untrue: [
      "We're cruising along nicely with the wallet.", 'No blockers at this time.', 'The wallet is tracking to plan.', "Nothing to report, everything's humming along.", 'We remain optimistic about the wallet.', 'You have nothing to fear for the date.', 'The wallet is in safe hands.', 'So far so good.', 'The wallet is right where we want it.', 'All green from our side.',
      '手机钱包支付一帆风顺。', '目前没有卡点。', '各项工作井井有条。', '手机钱包支付状态健康。', '一切尽如人意。', '完全符合预期。', '我们对按期交付很有信心。', '进度喜人。', '目前一切都好。', '没有什么需要担心的。',
    ],
    honest: [
      'The wallet is anything but on track.', 'We cannot promise that it stays on schedule.', 'Had the bank answered, all would be well.', 'The wallet does not go as planned.', 'It is not fine, and we know it.', 'Getting back to plan takes two weeks.', 'We are worried about the wallet.', 'Our worst case is two weeks.',
      '手机钱包支付并不顺利。', '很难按期完成。', '如果银行答复，还可以如期上线。', '与计划有偏差。', '我们不敢说一切正常。', '想按时上线，需要银行配合。', '对这一项我们很担心。', '最坏情况是晚两周。',
    ],
  },
  due: {
    untrue: [
      'Expect the wallet on the 11th of December.', 'The wallet hits the shops December 11.', 'Target for the wallet is 11 Dec.', 'The wallet should be with you by 11 December.', 'Wallet launch: Friday 11 December.', 'We commit to 11 December for the wallet.', 'By the end of November the wallet is done.', 'The wallet arrives 11 Dec at the latest.',
      '手机钱包支付最迟12月11日交到您手上。', '12月11日您就能看到手机钱包支付。', '手机钱包支付的交付日是12月11日。', '11月底搞定手机钱包支付。', '手机钱包支付计划12月11日面世。', '我们承诺12月11日交付手机钱包支付。', '手机钱包支付定在12月11日。', '钱包支付的上线时间为12月11日。',
    ],
    honest: [
      'Our call with the bank is on 26 November.', 'The shop is closed on 11 December for stocktaking.', 'Contract signed on 2 November.', 'We start the load test on 7 December.', 'You can reach Maya again from 30 November.', "The bank's holiday lasts until 11 December.", 'The wallet will be yours on 4 December.', 'First Friday of December, the 4th, is our day.',
      '与银行的会议定在11月26日。', '12月11日门店盘点，暂停营业。', '合同于11月2日签署。', '压力测试12月7日开始。', 'Maya 11月30日回来上班。', '银行放假到12月11日。', '12月4日交付给您。', '12月第一个周五，也就是4日，我们上线。',
    ],
  },
  counts: {
    untrue: ['A total of 16 items were completed.', 'Items completed: 16.', 'We closed out 16 tickets.', 'Zero items are overdue.', 'Every item is finished.', 'Sixteen things got done.', '共完成16项。', '本周办结16项。', '零逾期。', '逾期项：0。', '16个任务都做完了。', '任务全部完成。'],
    honest: ['We interviewed 16 guests.', '16 shops use it.', 'The list has 16 points; 14 are done.', 'In 16 days we finish.', 'The 16 items on your wish list are in our plan.', 'You approved 16 items last time.', '访谈了16位顾客。', '16家门店在用。', '清单共16条，其中14条已完成。', '16天后完成。', '您上次确认的16项已列入计划。', '另有16项在排队。'],
  },
  badNews: {
    untrue: ['The wallet looks beautiful on the new phones.', 'Everyone loved the wallet demo.', 'The wallet will delight your guests.', 'We invested another week in the wallet and learned a lot.', '手机钱包支付界面很漂亮。', '大家都很喜欢手机钱包支付的演示。', '手机钱包支付会让顾客眼前一亮。', '本周我们继续打磨手机钱包支付。'],
    honest: ['The bank has gone quiet, so the wallet is at a standstill.', "We can't move on with the wallet.", 'No news from the bank on the wallet, we are stalled.', 'The wallet is parked.', 'Nothing moves on the wallet until the bank replies.', 'We lost a week on the wallet.', '银行没有回音，手机钱包支付原地踏步。', '手机钱包支付做不下去了。', '手机钱包支付被迫停下。', '钱包支付损失了一周。', '银行不回复，钱包支付动不了。', '手机钱包支付遇到了麻烦。'],
  },
};
