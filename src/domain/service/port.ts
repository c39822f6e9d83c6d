import type { Day } from '../day.ts'
import type { Moment } from '../moment.ts'
import type { Attached, EndDraft, ServiceEnd } from './service-end.ts'

/** An inspection under way, as a leaver's team has it; `others` are told, or its planner where there are none. */
export type LeftTeam = Readonly<{
  inspectionId: string
  title: string
  led: boolean
  others: readonly string[]
}>

export type Services = Readonly<{
  /** The newest one of a person that was not cancelled. Held for the person until the transaction ends. */
  present(personId: string): Promise<ServiceEnd | undefined>
  /** Carried out, and there is no post since. Held for the person until the transaction ends. */
  hasLeft(personId: string, today: Day): Promise<boolean>
  lock(id: string): Promise<ServiceEnd | undefined>
  add(
    end: EndDraft & Readonly<{ id: string; personId: string; recordedById: string; recordedAt: Date }>,
  ): Promise<void>
  cancel(id: string, at: Date): Promise<void>
  /** Whose last day is over, and nothing was carried out. */
  due(today: Day, limit: number): Promise<readonly string[]>
  attached(personId: string, today: Day): Promise<Attached>
  teams(personId: string): Promise<readonly LeftTeam[]>
  /** Recommendations that are not closed and his to follow. */
  recommendations(personId: string): Promise<readonly string[]>
  /** Items of his wishes and requests about his record that nobody has decided on. */
  requests(personId: string): Promise<readonly string[]>
  liveLink(personId: string): Promise<string | undefined>
  /**
   * Ends posts, roles, lines and deputies with the last day, those that began since with yesterday; takes invites back,
   * marks it as carried out.
   */
  carryOut(end: Pick<ServiceEnd, 'id' | 'personId' | 'lastDay'>, moment: Moment): Promise<void>
}>
