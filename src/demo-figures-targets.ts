/** The figures of the press articles, by level where they are told by level. */
export const figures = {
  secretaries: { notLocal: 168, all: 177, unknown: 3 },
  movements: {
    from: '2020-07-01',
    to: '2024-05-01',
    rotation: 120,
    transfer: 294,
    tiers: { central: 2, province: 66, district: 346 },
  },
  planned: {
    '2020-2025': { province: 126, district: 1_210, commune: 7_684 },
    '2025-2030': { province: 120, district: 1_198, commune: 8_124 },
  },
  /** Of them, planned in both terms. */
  plannedTwice: { province: 80, district: 850, commune: 6_000 },
  recruited: { civilServants: 306, publicEmployees: 1_667 },
  hamletHeads: { all: 1_446, members: 949 },
} as const

export type PlanningTier = keyof typeof figures.plannedTwice
export type PlanningTerm = keyof typeof figures.planned

const post = { leadership: 'no', nonLocalRequired: 'no' } as const

/** Posts the demonstration province has no name for. */
export const figurePositions = [
  {
    ...{ ...post, code: 'provinceCadre', group: 'provinceCadre', tier: 'province' },
    ...{ titleVi: 'Cán bộ cấp tỉnh', titleEn: 'Cadre at province level' },
    ...{ titleDe: 'Kader auf Provinzebene', titleAr: 'كادر على مستوى المقاطعة' },
  },
  {
    ...{ ...post, code: 'districtCadre', group: 'districtCadre', tier: 'district' },
    ...{ titleVi: 'Cán bộ cấp huyện', titleEn: 'Cadre at district level' },
    ...{ titleDe: 'Kader auf Bezirksebene', titleAr: 'كادر على مستوى المديرية' },
  },
  {
    ...{ ...post, code: 'communeCadre', group: 'communeCadre', tier: 'commune' },
    ...{ titleVi: 'Cán bộ cấp xã', titleEn: 'Cadre at commune level' },
    ...{ titleDe: 'Kader auf Gemeindeebene', titleAr: 'كادر على مستوى البلدية' },
  },
  {
    ...{ ...post, code: 'hamletHead', group: 'hamletHead', tier: 'commune' },
    ...{ titleVi: 'Trưởng thôn, tổ trưởng tổ dân phố', titleEn: 'Head of a hamlet or residential group' },
    ...{ titleDe: 'Dorfvorsteher/-in', titleAr: 'رئيس قرية أو مجموعة سكنية' },
  },
] as const

const common = { resolution: 'Nghị quyết Đại hội XIV Đảng bộ tỉnh', unit: 'NX', asOf: { day: '2024-10-14' } }

const names = [
  [
    'yes',
    'Kết nạp đảng viên mới',
    'Admission of new Party members',
    'Aufnahme neuer Parteimitglieder',
    'قبول أعضاء جدد في الحزب',
  ],
  [
    'yes',
    'Thôn, tổ dân phố có chi bộ',
    'Hamlets with a Party cell',
    'Dörfer mit eigener Parteizelle',
    'القرى ذات خلية حزبية',
  ],
  [
    'yes',
    'Tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ',
    'Party organisations rated good or better',
    'Mindestens gut bewertete Parteiorganisationen',
    'المنظمات الحزبية المصنفة جيدة فأعلى',
  ],
  [
    'yes',
    'Đảng viên hoàn thành tốt nhiệm vụ',
    'Party members rated good or better',
    'Mindestens gut bewertete Parteimitglieder',
    'أعضاء الحزب المصنفون جيدين فأعلى',
  ],
  [
    'yes',
    'Bí thư cấp ủy không là người địa phương',
    'Secretaries who are not local',
    'Nicht ortsansässige Sekretärinnen und Sekretäre',
    'الأمناء من غير أبناء المنطقة',
  ],
  [
    'yes',
    'Cán bộ nữ trong quy hoạch',
    'Women in succession planning',
    'Frauen in der Kaderplanung',
    'النساء في تخطيط الكوادر',
  ],
  [
    'yes',
    'Cán bộ trẻ trong quy hoạch',
    'Young cadres in succession planning',
    'Junge Kader in der Kaderplanung',
    'الشباب في تخطيط الكوادر',
  ],
  [
    'yes',
    'Công chức cấp xã đạt chuẩn',
    'Commune officials who meet the standard',
    'Gemeindebedienstete, die den Standard erfüllen',
    'موظفو البلديات المستوفون للمعايير',
  ],
  [
    'no',
    'Trưởng thôn là đảng viên',
    'Hamlet heads who are Party members',
    'Parteimitglieder unter den Dorfleitungen',
    'رؤساء القرى الأعضاء في الحزب',
  ],
  [
    'no',
    'Tổ chức đảng trong doanh nghiệp tư nhân',
    'Party organisations in private enterprises',
    'Parteiorganisationen in privaten Betrieben',
    'المنظمات الحزبية في المنشآت الخاصة',
  ],
] as const

/** Ten targets of the resolution, eight of them reached. */
export const figureTargets = names.map(([reached, nameVi, nameEn, nameDe, nameAr], place) => ({
  code: `CT-XIV-${String(place + 1).padStart(2, '0')}`,
  ...{ nameVi, nameEn, nameDe, nameAr, reached, ...common },
}))
