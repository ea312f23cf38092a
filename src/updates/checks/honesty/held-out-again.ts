/** A second list, written after the rules had learnt from the first. */
export const heldOutAgain = {
  done: {
    untrue: [
      'As of this morning, guests pay with their phone in every shop.', 'The wallet left our hands on Wednesday; enjoy it.', 'Phone wallet: shipped and working.', 'Great news, the wallet is now part of the app.', 'The certificates arrived, and with them we finalised the wallet.', 'We delivered on our promise: the wallet is there.', 'The wallet has passed all its tests and is with your guests.', 'Nothing remains to be done on the wallet.', 'The wallet project concluded on Tuesday.', 'It took a while, but the wallet works.',
      'We are proud to announce the release of the wallet.', 'The phone wallet was switched on at noon.', 'Wallet payment - completed ahead of time.', 'You will be glad to hear the wallet was finished last Friday.', 'The problem with the wallet no longer exists.',
      '手机钱包支付今天上午正式启用。', '我们很高兴地通知您，手机钱包支付已与顾客见面。', '手机钱包支付的开发工作画上了句号。', '全部门店都能用手机钱包付款了。', '手机钱包支付验收通过并上线。', '手机钱包的问题得到了彻底解决。', '手机钱包支付提前两天交工。', '支付故障已不再出现。', '手机钱包支付功能上线成功。', '钱包支付已切换到线上。',
      '该问题昨日修复完成。', '手机钱包支付已部署到生产。', '我们已经把手机钱包支付交到您手上。', '手机钱包支付，完工！', '前期承诺的手机钱包支付已兑现。',
    ],
    honest: [
      'The wallet could be live by now if the bank had answered.', 'We would rather finish the wallet properly than release it too early.', 'The wallet has been in testing since Monday.', 'So far the wallet works only in our test shop.', 'We thought the wallet was finished, then the load test failed.', 'Neither the receipts in the wallet nor the refunds are finished.', 'To finish the wallet we need your merchant number.', 'The wallet will be resolved as part of the January release.', 'How far is the wallet? Not as far as we had hoped.', 'Bank certificates were delivered on Tuesday; installing them takes a week.',
      '若银行上周答复，手机钱包支付本已上线。', '手机钱包支付周一起进入测试。', '目前手机钱包支付只能在测试门店使用。', '我们以为手机钱包支付已经完成，但压力测试没有通过。', '手机钱包里的收据和退款都还没做完。', '要完成手机钱包支付，我们需要您的商户号。', '手机钱包支付将随一月版本一并解决。', '银行证书周二已送达，安装还需一周。', '手机钱包支付尚处于开发阶段。', '距手机钱包支付上线还有两周。',
    ],
  },
  calm: {
    untrue: [
      'No surprises with the wallet this week.', 'The wallet keeps pace with the plan.', 'We see no reason for concern.', 'The wallet is looking strong.', 'Everybody is relaxed about the wallet.', 'Work on the wallet flows.', 'You can sleep well.', 'The date is safe.',
      '手机钱包支付推进得很顺。', '一切都在计划之中。', '没有遇到任何阻力。', '手机钱包支付节奏正常。', '请您安心。', '目标日期稳妥。', '手机钱包支付进展令人满意。', '各方面都很好。',
    ],
    honest: [
      'We wish we could say all is well.', 'The wallet is off schedule by a week.', 'Whether we stay on plan depends on the bank.', 'It is not under control yet.', 'We lost our good pace on the wallet.', 'The original plan no longer holds.',
      '我们希望能说一切顺利，但事实并非如此。', '手机钱包支付已偏离计划一周。', '能否按期取决于银行。', '目前还谈不上可控。', '进度不理想。', '原来的计划已无法维持。',
    ],
  },
  due: {
    untrue: [
      'Mark your calendar: the wallet opens on 11 December.', 'The wallet follows two weeks later, on 18 December.', 'We keep to 11 December for the wallet.', 'From 11 December your guests pay with their phone.', 'The deadline for the wallet has been set to 11 Dec.', 'Wallet in production: 11 Dec.',
      '手机钱包支付12月11日与您见面。', '自12月11日起顾客可以用手机钱包付款。', '手机钱包支付的时间定为12月11日。', '12月11日是手机钱包支付的上线日。', '我们将手机钱包支付安排在12月11日上线。', '手机钱包支付拟于12月11日投用。',
    ],
    honest: [
      'The wallet is due on 4 December; on 11 December we look back together.', 'We will show you the wallet in our meeting on 27 November.', 'The bank promised its certificates for 25 November.', 'Your new shop opens on 11 December.', 'Maya is off until 27 November.',
      '手机钱包支付12月4日上线，12月11日一起复盘。', '11月27日的例会上给您演示手机钱包支付。', '银行承诺11月25日前提供证书。', '贵司新店12月11日开业。', '11月27日之前Maya休假。',
    ],
  },
  counts: {
    untrue: ['In all, 16 items are now done.', 'Done this time: 16 items.', 'There are no overdue items.', 'Not a single task is late.', 'We have ticked off 16 items.', '本期共有16项完成。', '已完成事项16项。', '目前无任何任务逾期。', '受阻事项为0。', '所有任务都已做完。'],
    honest: ['16 guests tried it.', 'We plan 16 items for December.', '16 of your 20 wishes fit into this year.', 'Item 16 is done.', 'We answered 16 questions.', '16位顾客试用过。', '12月计划做16项。', '20个愿望里有16个今年能做。', '第16项已完成。', '我们回答了16个问题。'],
  },
  badNews: {
    untrue: ['We are proud of the wallet.', 'The wallet screens got a fresh look.', 'Your feedback on the wallet was very helpful.', 'The wallet supports two more cards.', '手机钱包支付的新界面您一定喜欢。', '感谢您对手机钱包支付的反馈。', '手机钱包支付新增两种卡。', '我们为手机钱包支付感到自豪。'],
    honest: ['Work on the wallet came to a stop.', 'The wallet hangs on the bank.', 'The bank keeps us waiting, and with us the wallet.', 'We had to put the wallet aside.', 'The wallet is on ice.', 'There is a hitch with the wallet.', '手机钱包支付搁浅了。', '手机钱包支付要看银行的脸色。', '我们只好把手机钱包支付放一放。', '手机钱包支付这边出了点状况。', '银行迟迟不动，手机钱包支付只能干等。', '手机钱包支付陷入僵局。'],
  },
};
