/** Words of everyday updates that are also names of companies and people: as a name they count only written as one. */
const english = `
able about above access account across action active add ahead air all alpha always amber ample anchor angel answer any apex april arch area arrow ask
asset atlas august aurora autumn avenue award away back balance band bank bar base basic bay beacon beam bear bell best beta better big bill bird black
block bloom blue board bold bolt bond book boost border box brand breeze brick bridge bright broad brook brown bud build bundle button buy cactus calm camp
capital card care case cash castle catch cedar center central centre chain change chase check cherry choice circle citizen city clarity clean clear click
client climb close cloud club coast code coffee coin comet common community compass complete connect contact content continental control copper coral core
corner cosmos count course cove craft crane create crest cross crown crystal current customer daily dash data dawn day deal december delta demand dependable
design desk development digital direct done door double dove dragon drive drop due dynamic eagle early earth east easy echo edge eight electric element elite
ember emerald empire end energy engine enjoy enterprise epic equal essential event ever evergreen every evolve exact express extra eye fabric fair faith falcon
family fast february feature field fine finish fire first five fix flag flash fleet flow flower focus force forest forge form forward found foundation four fox
frank free fresh friday friend front full fund fusion future galaxy game garden gate gem general genesis gift glass global globe go goal gold golden good grace grand
grant graph gravity gray great green grey grid ground group grove grow growth guard guide hall hand happy harbor harbour harmony harvest haven hawk head health heart help herald
heritage high hill hive holly home honest hope horizon hour house hub human idea image impact in index info insight instant integrate iron island issue ivy jade january
jasmine jet join joy july jump june junior jupiter just keen keep key kind king knight label lake lamp land lane large last launch laurel layer lead leaf league
learn level liberty life lift light lily limit line link lion list little live local lock logic long look loop lotus love loyal lucky luna lunar magic magnet mail main major
make maple march marine mark market mars mason master matrix may max meadow media medium meet member memory mercury meridian merit meta metric metro might mill mind
mine mint mirror mission mobile model modern moment monday month moon more morning motion mountain move my nature navigator near need nest net network new next nice
night nine noble noon north northern note nova november now oak oasis ocean october olive omega on one onyx open optimal option orange orbit orchard order origin our outlook
over own page palm panel paper park part partner past path patient peak pearl people perfect phase phoenix pilot pine pioneer pivot place plain plan planet plant platform
platinum play plus point polar pool port portal post power premier premium present press prime print priority pro process product profile progress project prompt proof
public pulse pure quality quantum quarter queen quest quick quiet radar radiant radius rain rapid ray ready real red reef regent relay release reliance request rest result return
review ridge right rise river road robin rock rocket root rose round route royal ruby run safe sage sail sand sapphire saturday scale scope scout screen sea season second
secure see seed select send senior sense sept september serene service set seven shade share sharp shell shield shift shine ship shop shore show side sierra sigma sign
signal silver simple site six sky small smart smooth snow solar solid solution solutions sonic sound source south space spark special spectrum speed spirit spot spring sprint square
stable staff stage standard star start state station stay steel stellar step sterling stone store storm story stream street strong studio style success summer summit sun sunday
sunny support sure swan swift switch system table target task team tech ten terra test the three thunder thursday tide tiger time tip titan today together token tomorrow
tool top torch total touch tower town track trade trail transform transition travel tree trend tribe trinity true trust try tuesday turn twin two umbrella union unique unit united
unity universal up urban us user valley value vantage vault vector velocity venture verse via victor victory view village vine violet vision vista vital voice volt wall warm watch water wave way we
web wednesday week well west western whale wheel while white whole wild will win wind window wing winter wise wish wolf wonder wood word work world year yellow yes you young zen
zenith zero zone amazon apple`;

/** Words of two or three characters that are part of ordinary Chinese sentences. */
const chinese = `平安 联想 光明 方正 团结 大众 未来 希望 成功 快乐 时代 创新 发展 和平 高明 文明 安全 长城 长江 黄河 东方 南方 北方 西部 世界 中国 上海 北京 国际 全球 新城 家园 生活 健康 阳光 明天
 今天 早晨 春天 夏天 秋天 冬天 星期 周末 开心 幸福 美好 美丽 自然 科技 技术 信息 数据 网络 互联 系统 平台 产品 服务 客户 用户 项目 团队 公司 集团 银行 商店 门店 会员 小程序 支付 订单 进度 计划 里程碑 测试
 完成 开始 上线 发布 更新 问题 风险 需求 方案 设计 开发 部署 接口 报告 会议 沟通 确认 支持 安心 顺利 稳定 领先 先锋 卓越 优质 精英 统一 永久 长期 短期 首先 然后 同时 目前 方便 高兴 国庆 建设 建国 向前 向上 向阳 光辉 光彩`;

const englishWords = new Set(english.split(/\s+/u).filter(Boolean));
const chineseWords = new Set(chinese.split(/\s+/u).filter(Boolean));

/** By its normal form. */
export const isCommonWord = (word: string): boolean => englishWords.has(word);
export const isCommonChinese = (word: string): boolean => chineseWords.has(word);
