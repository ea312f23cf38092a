import { people } from './agency-people';
import { bug, done, planned, progress, review, story, task, type IssuePlan } from './issue-plan';

const { maya, priya, jonas } = people;

/** Tidewater Ferries: the milestone has just moved. */
export const ferryPlan: IssuePlan[] = [
  story('Timetable with all twelve lines', done(24), { version: 'Preview' }),
  story('Book a seat for one crossing', done(17), { version: 'Preview' }),
  story('Book a car and its passengers', done(9), { version: 'Summer timetable' }),
  story('Ticket as a code on the phone', done(3), { version: 'Summer timetable' }),
  story('Change a booking until the evening before', progress(4), { version: 'Summer timetable', due: 6, dueMoved: { from: 2, daysAgo: 2 }, comments: [{ by: priya, daysAgo: 2, text: 'The fare engine gives the old price back for changed bookings; the vendor has a fix for next week.' }] }),
  story('Group fares for schools', planned, { version: 'Summer timetable', due: 9 }),
  story('Announcements when a crossing is cancelled', review(1), { version: 'Summer timetable', due: 3 }),
  bug('Wrong departure time after the clocks change', done(2), { version: 'Summer timetable' }),
  task('Load test for the first day of sales', planned, { version: 'Summer timetable' }),
  task('Agree the fare rules with the harbour office', done(12)),
];

/** Lumen Clinics: everything as planned. */
export const clinicPlan: IssuePlan[] = [
  story('Patients choose a doctor and a time', done(21), { version: 'First clinic' }),
  story('Reminder the day before', done(14), { version: 'First clinic' }),
  story('Cancel and choose another time', done(4), { version: 'First clinic' }),
  story('Waiting list for earlier times', done(2), { version: 'First clinic' }),
  story('Doctors close days for holidays', progress(3), { version: 'First clinic', due: 5 }),
  story('Questionnaire before the first visit', review(2), { version: 'First clinic', due: 4 }),
  story('Three languages', planned, { version: 'First clinic', due: 9 }),
  bug('Reminder names the wrong building', done(3), { version: 'First clinic' }),
  task('Privacy assessment with the clinic’s officer', done(8)),
  task('Training for the front desk', planned),
];

/** Lumen Labs, in the same project: nothing has happened since the last update. */
export const labsPlan: IssuePlan[] = [
  story('Results of a blood test for the patient', done(13)),
  story('Results are held back until the doctor has seen them', done(8)),
  story('Import results from the laboratory’s system', progress(9), { due: 12 }),
  story('Download results as a document', planned, { due: 15 }),
];

/** 云杉物流: a milestone is past its day, and work is blocked. */
export const warehousePlan: IssuePlan[] = [
  story('入库扫码登记', done(22), { version: '一期上线' }),
  story('库位推荐', done(15), { version: '一期上线' }),
  story('拣货路线优化', done(4), { version: '一期上线' }),
  story('与承运商系统对接', progress(8), { version: '一期上线', due: -2, flagged: 3, comments: [{ by: jonas, daysAgo: 3, text: '承运商的测试环境仍未开放，已再次催促。' }] }),
  story('库存盘点', review(2), { version: '一期上线', due: 2 }),
  story('退货处理', planned, { version: '二期', due: 14 }),
  bug('夜班时扫码枪断开连接', done(3), { version: '一期上线' }),
  bug('库存数量显示延迟', progress(2), { version: '一期上线', due: 3 }),
  task('二期需求整理', planned),
];

/** Nordlys Outdoor: everything as planned. */
export const shopPlan: IssuePlan[] = [
  story('Product pages with size advice', done(23), { version: 'Winter sale' }),
  story('Reserve in the shop, pay there', done(11), { version: 'Winter sale' }),
  story('Reviews by people who bought it', done(4), { version: 'Winter sale' }),
  story('Gift wrapping', done(1), { version: 'Winter sale' }),
  story('Compare three products', progress(3), { version: 'Winter sale', due: 6 }),
  story('Repair service by post', planned, { due: 16 }),
  bug('Filter for women’s sizes shows men’s boots', done(2), { version: 'Winter sale' }),
  task('Warm up the search index', done(5)),
];

/** Orchard Schools: the first update is due. */
export const schoolPlan: IssuePlan[] = [
  story('Parents sign in with the school’s letter', done(4), { version: 'Pilot class' }),
  story('Absence in two taps', done(2), { version: 'Pilot class' }),
  story('Timetable of the week', progress(3), { version: 'Pilot class', due: 4 }),
  story('Messages from the class teacher', planned, { version: 'Pilot class', due: 8 }),
  story('Lunch for the week', planned, { due: 15 }),
  task('Data of the pilot class', progress(2), { comments: [{ by: maya, daysAgo: 1, text: 'The office sends the list on Monday.' }] }),
];

/** Old Mill Museum: paused until the halls are open again. */
export const museumPlan: IssuePlan[] = [
  story('Audio guide for the permanent collection', done(18)),
  story('Map of the halls', done(12)),
  story('Tour for children', progress(14)),
  story('Tickets at the door by phone', planned),
];
