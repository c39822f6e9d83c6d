import type { InspectionKind } from './inspection.ts'

export type OnSiteCard = Readonly<{
  inspectionId: string
  title: string
  kind: InspectionKind
  leader: string
  openedAt: string
}>

export type ReceiptFacts = Readonly<{ by: string; at: string; paper: boolean }>

export type OnSiteNotice =
  | Readonly<{ kind: 'inspection.openedOnSite'; card: OnSiteCard }>
  | Readonly<{ kind: 'inspection.receipted'; card: OnSiteCard; receipt: ReceiptFacts }>
  | Readonly<{ kind: 'inspection.receiptTold'; card: OnSiteCard; receipt: ReceiptFacts }>
  | Readonly<{ kind: 'inspection.concluded'; card: OnSiteCard; text: string; hasFile: boolean }>
