import type { Assignment, Career } from '../../src/domain/movement/movement.ts'
import type { MovementRules } from '../../src/domain/movement/rules.ts'

/** The rulebook of the day as the tests know it, by hand. */
export const movementRules: MovementRules = {
  rotation: { least: 36 },
  serviceLeft: { least: 120, leastIfMandated: 60 },
  terms: { most: 2 },
  years: null,
  secondment: { most: 36 },
  admission: { least: 36 },
  periodicChange: { least: 24, most: 60, fields: {} },
  continuesAcrossMerger: true,
}

type Change = Partial<Omit<Assignment, 'position' | 'unit'>> &
  Readonly<{ position?: Partial<Assignment['position']>; unit?: Partial<Assignment['unit']> }>

/** A post without leadership, held since 1 January 2025; whoever writes a test says what it is about. */
export const aPost = ({ position, unit, ...change }: Change = {}): Assignment => ({
  id: 'post',
  position: {
    id: 'clerk',
    titles: { vi: 'Chuyên viên' },
    leadership: false,
    rank: null,
    termYears: null,
    field: 'land',
    nonLocalRequired: false,
    ...position,
  },
  unit: { id: 'unit', name: 'Xã', validTo: null, ...unit },
  kind: 'appointment',
  startedOn: '2025-01-01',
  endedOn: null,
  decisionNo: '1/QĐ',
  mandated: false,
  locality: 'unknown',
  localityBy: null,
  ...change,
})

export const head: Partial<Assignment['position']> = {
  id: 'chair',
  leadership: true,
  rank: 'head',
  termYears: 5,
}

export const aCareer = (change: Partial<Career> = {}): Career => ({
  serviceFrom: '2005-01-01',
  serviceUntil: '2040-01-01',
  assignments: [],
  successions: [],
  ...change,
})
