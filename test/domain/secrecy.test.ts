import { describe, expect, test } from 'vitest'
import { isMarkedClassified } from '../../src/domain/evaluation/secrecy.ts'

describe('a secrecy marking', () => {
  test.each([
    'TUYỆT MẬT',
    'TỐI MẬT\nBáo cáo số 5',
    'Báo cáo\nMẬT\nNội dung',
    '  MẬT  ',
    'MẬT: số 12',
    'MẬT – 12/BC',
    '[MẬT]',
    'TOP SECRET',
    'SECRET',
    'SECRET – not for the chat',
    '*** CONFIDENTIAL ***',
    'STRENG GEHEIM',
    'Bericht\r\nGEHEIM',
    'سري للغاية',
    'سرّي للغاية',
    'سري جدا',
    'سريّ',
    '\u200fسري',
    'TUYỆT MẬT'.normalize('NFD'),
  ])('%j is recognised', text => {
    expect(isMarkedClassified(text)).toBe(true)
  })
})

describe('ordinary text', () => {
  test.each([
    '',
    'Tôi giữ bí mật công tác.',
    'Bảo vệ bí mật nhà nước; không để lộ MẬT KHẨU.',
    'MẬT ĐỘ DÂN SỐ tăng 2 %',
    'mật',
    'The secretary kept the minutes.',
    'SECRETARY of the committee',
    'Secret ballots were held.',
    'Geheime Abstimmung',
    'GEHEIMNISSCHUTZ geschult',
    'سريع الاستجابة',
    'سري لانكا أرسلت وفداً',
    'حافظت على سرية المعلومات',
  ])('%j is not', text => {
    expect(isMarkedClassified(text)).toBe(false)
  })
})
