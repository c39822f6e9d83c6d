import { describe, expect, test } from 'vitest'
import { createIntents, type Intent } from '../../src/bot/intents.ts'
import { loadWords } from '../../src/bot/words.ts'

const suggest = createIntents(await loadWords())
const toAll = (text: string): readonly Intent[] => suggest(text, () => true)

/** What people type, and the screen they mean: with marks and without, in half sentences, with slips. */
const asked: readonly (readonly [string, Intent])[] = [
  // Vietnamese
  ['tôi muốn tự đánh giá quý này', 'evaluate'],
  ['toi muon tu danh gia', 'evaluate'],
  ['bao giờ hết hạn nộp bài', 'evaluate'],
  ['ghi lai viec da lam hom nay', 'log'],
  ['xem kết quả xếp loại năm trước', 'history'],
  ['khi nao toi duoc luan chuyen', 'rotation'],
  ['tôi giữ chức vụ này được bao lâu rồi, còn mấy nhiệm kỳ', 'rotation'],
  ['khai bao nguoi than o dau', 'relatives'],
  ['sắp tới có đoàn kiểm tra không', 'inspections'],
  ['nộp minh chứng khắc phục kiến nghị', 'recommendations'],
  ['ho so nao dang cho toi duyet', 'approvals'],
  ['công bố xếp loại cho đơn vị', 'decide'],
  ['tuần sau tôi đi công tác, ủy quyền cho phó', 'deputy'],
  ['cap ma qr cho can bo moi', 'invite'],
  ['tìm cán bộ tên Lan', 'people'],
  ['nhap danh sach tu file excel', 'import'],
  ['gui thong bao cho tat ca moi nguoi', 'announce'],
  ['ai chưa nộp trong kỳ đánh giá này', 'cycles'],
  ['in phiếu giấy cho người không có điện thoại', 'paper'],
  ['viec nao dang qua han', 'pending'],
  ['cho xem báo cáo tỷ lệ nộp', 'report'],
  ['thong ke can bo khong la nguoi dia phuong', 'report'],
  ['cấp quyền quản trị viên cho anh Nam', 'roles'],
  ['căn cứ pháp lý ở đâu, bộ quy tắc', 'rules'],
  ['tet nam nay nghi may ngay, lich nghi', 'calendar'],
  ['ai đã xem hồ sơ của tôi', 'access'],
  ['tải bản sao dữ liệu của tôi', 'mydata'],
  ['doi sang tieng anh', 'settings'],
  ['dữ liệu của tôi được lưu bao lâu', 'privacy'],
  ['không biết dùng thế nào, giúp với', 'help'],
  // English
  ['I would like to evaluate myself', 'evaluate'],
  ['jot down what I did today', 'log'],
  ['show me my previous evaluations', 'history'],
  ['when will I be up for rotation?', 'rotation'],
  ['my rotaton clock', 'rotation'],
  ['I have to declare a relative', 'relatives'],
  ['is there an inspection planned', 'inspections'],
  ['upload evidence for a recommendation', 'recommendations'],
  ['what is waiting for me to approve', 'approvals'],
  ['publish the levels of my people', 'decide'],
  ['I am on vacation next week, who replaces me', 'deputy'],
  ['find the personnel record of Mr Nam', 'people'],
  ['import a spreadsheet with the roster', 'import'],
  ['who has not submitted yet in this cycle', 'cycles'],
  ['statistics as an excel export', 'report'],
  ['grant a role to a colleague', 'roles'],
  ['public holidays this year', 'calendar'],
  ['who looked at my record', 'access'],
  ['please delete my data', 'mydata'],
  ['switch off reminders at night', 'settings'],
  // German
  ['Ich will mich selbst bewerten', 'evaluate'],
  ['wann ist meine nächste Versetzung', 'rotation'],
  ['Angehoerige angeben', 'relatives'],
  ['Wann kommt die Kontrolle?', 'inspections'],
  ['Was muss ich noch prüfen', 'approvals'],
  ['Ich bin im Urlaub, wer macht die Vertretung', 'deputy'],
  ['eine Person suchen', 'people'],
  ['Bericht über die Abgabequote', 'report'],
  ['überfällige Vorgänge anzeigen', 'pending'],
  ['ueberfaellig', 'pending'],
  ['Rolle entziehen', 'roles'],
  ['welche Feiertage sind frei', 'calendar'],
  ['Wer hat meine Akte eingesehen?', 'access'],
  ['Einwilligung widerrufen', 'mydata'],
  ['Papierbogen ohne Telefon erfassen', 'paper'],
  ['Sprache auf Englisch ändern', 'settings'],
  // Arabic
  ['أريد تقييم نفسي', 'evaluate'],
  ['متى يحين موعد التدوير', 'rotation'],
  ['تدوير', 'rotation'],
  ['هل هناك تفتيش قريب', 'inspections'],
  ['أريد التصريح بقريب', 'relatives'],
  ['ما الذي بانتظار قراري', 'approvals'],
  ['البحث عن شخص', 'people'],
  ['أريد تقريرا بالأرقام', 'report'],
  ['من اطلع على ملفي', 'access'],
  ['نسخة من بياناتي', 'mydata'],
  ['أيام العطل الرسمية', 'calendar'],
  ['إجازة الأسبوع القادم ومن ينوب عني', 'deputy'],
  ['منح صلاحية لزميل', 'roles'],
  ['تغيير اللغة', 'settings'],
]

test('the table asks at least sixty times, for every screen, in all four languages', () => {
  expect(asked.length).toBeGreaterThanOrEqual(60)
})

test.each(asked)('“%s” leads to %s among three', (text, intent) => {
  const offered = toAll(text)
  expect(offered).toHaveLength(3)
  expect(offered).toContain(intent)
})

test('nine in ten are offered first what they mean', () => {
  const hits = asked.filter(([text, intent]) => toAll(text)[0] === intent)
  expect(hits.length / asked.length).toBeGreaterThanOrEqual(0.9)
})

describe('what belongs to none of them', () => {
  test.each([
    'hôm nay trời đẹp quá',
    'troi oi',
    'ok',
    '🙂',
    '12345',
    'What a lovely morning',
    'das Essen war gut',
    'الطقس جميل جداً',
    '/ ? !',
    'x'.repeat(4_000),
  ])('“%s” leads to the usual three', text => {
    expect(toAll(text)).toEqual(['evaluate', 'help', 'start'])
  })
})

test('only what is open to somebody is offered, however well something else fits', () => {
  const isOpen = (intent: Intent) => !['people', 'report', 'roles', 'import'].includes(intent)
  for (const text of ['tìm cán bộ', 'report', 'Rolle vergeben', 'استيراد'])
    expect(suggest(text, isOpen)).toEqual(['evaluate', 'help', 'start'])
})
