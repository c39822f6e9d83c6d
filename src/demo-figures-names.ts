import type { Chance } from './demo-figures-chance.ts'

const split = (words: string): readonly string[] => words.split(' ')

const families = split(
  'Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Lương Mai Tạ Hà Cao',
)
const middles = {
  female: split('Thị Thu Ngọc Thanh Minh Phương Hồng Bích Kim Mỹ Diệu Khánh Thùy Hải Lan Tuyết'),
  male: split('Văn Đức Hữu Minh Quang Công Đình Xuân Ngọc Thành Anh Quốc Trọng Duy Mạnh Tiến'),
}
const givens = {
  female: split(
    'Hương Lan Hạnh Nga Thảo Trang Yến Hiền Loan Dung Hà Mai Liên Thúy Oanh Nhung Hằng Phượng Huệ Vân Quỳnh Giang Ngân Thủy Xuân Chi Hoa Tâm',
  ),
  male: split(
    'Hùng Dũng Cường Tuấn Sơn Hải Long Thắng Bình Nam Phong Lâm Khoa Quân Trung Hiếu Đạt Kiên Tùng Việt Hoàng Thịnh Phúc Vinh Tài An Khánh Toàn',
  ),
}

export type Gender = keyof typeof givens
export type Named = Readonly<{ name: string; gender: Gender; bornOn: string }>

const fold = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()

/** Fictional people; nobody bears the name and the birthday of somebody else, with or without diacritics. */
export const createNaming = (
  chance: Chance,
  known: readonly Readonly<{ name: string; bornOn: string }>[],
) => {
  const taken = new Set(known.map(({ name, bornOn }) => `${fold(name)} ${bornOn}`))
  const pick = (words: readonly string[]): string => words[chance(words.length)] ?? ''
  return (womenPerCent: number, bornOn: () => string): Named => {
    const gender = chance(100) < womenPerCent ? 'female' : 'male'
    for (;;) {
      const one = {
        name: [pick(families), pick(middles[gender]), pick(givens[gender])].join(' '),
        bornOn: bornOn(),
      }
      const key = `${fold(one.name)} ${one.bornOn}`
      if (taken.has(key)) continue
      taken.add(key)
      return { ...one, gender }
    }
  }
}
