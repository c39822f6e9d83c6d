import type { Deps, Store } from '../domain/ports.ts'
import { createApprovals } from './approvals.ts'
import { createBroadcasts } from './broadcasts.ts'
import { createCalendar } from './calendar.ts'
import { createCauses } from './causes.ts'
import { createClassifications } from './classifications.ts'
import { createCollectives } from './collectives.ts'
import { createConsents } from './consents.ts'
import { createCycles } from './cycles.ts'
import { createDataRequests } from './data-requests.ts'
import type { Connection, Database } from './database.ts'
import { createDeputies } from './deputies.ts'
import { createEvaluations, createSteps } from './evaluations.ts'
import { createEvidence } from './evidence.ts'
import { createFindings } from './findings.ts'
import { createForms } from './forms.ts'
import { createImports } from './imports.ts'
import { createProgress } from './inspection-progress.ts'
import { createInspectionQuestions } from './inspection-questions.ts'
import { createInspectionReminders } from './inspection-reminders.ts'
import { createInspections } from './inspections.ts'
import { createInvites } from './invites.ts'
import { createMovementReports } from './movement-reports.ts'
import { createMovements } from './movements.ts'
import { createNotebook } from './notebook.ts'
import { createNotices, type Outbox } from './notices.ts'
import { findOverdueDuties } from './overdue-duties.ts'
import { createOwnData } from './own-data.ts'
import { findOwnDuties } from './own-duties.ts'
import { createPaperEntries } from './paper-entries.ts'
import { createPapers } from './papers.ts'
import { createPeople } from './people.ts'
import { createPersonDesk } from './person-desk.ts'
import { createPetitions } from './petitions.ts'
import { createPlanningReports } from './planning-reports.ts'
import { createRecommendations } from './recommendations.ts'
import { createRelatives } from './relatives.ts'
import { createReports } from './reports.ts'
import { createRetention } from './retention.ts'
import { createRoles } from './roles.ts'
import { createRosters } from './rosters.ts'
import { createRouting } from './routing.ts'
import { createRules } from './rule-proposals.ts'
import type { Rulebook } from './rulebook.ts'
import { createServices } from './service-ends.ts'
import { createUrges } from './urges.ts'

type Options = Readonly<{ database: Database; outbox: Outbox; rulebook: Rulebook; newId: () => string }>

/** Longest a use-case may hold its rows, and longest it waits for a connection, in milliseconds. */
const limits = { timeout: 8_000, maxWait: 8_000 }

/** A whole province written at once takes seconds, and on a slow machine more. */
const longLimits = { timeout: 120_000, maxWait: 8_000 }

/** Everything a use-case reads and writes: bound to one transaction, or a step at a time. */
export const createStore = (options: Options): Pick<Deps, 'transaction' | 'longTransaction' | 'steps'> => {
  const { database, outbox, rulebook, newId } = options
  const forms = createForms()
  const storeOn = (connection: Connection): Store => {
    const evaluations = createEvaluations(connection, forms, rulebook)
    const people = createPeople(connection)
    const notices = createNotices(connection, { outbox, rulebook, newId })
    return {
      evaluations,
      people,
      personDesk: createPersonDesk(connection, people),
      approvals: createApprovals(connection, evaluations, people, rulebook),
      causes: createCauses(connection, evaluations, people),
      evidence: createEvidence(connection),
      papers: createPapers(connection),
      paperEntries: createPaperEntries(connection, forms, people),
      findings: createFindings(connection),
      ownData: createOwnData(connection, rulebook),
      dataRequests: createDataRequests(connection, people, rulebook),
      reports: createReports(connection),
      planningReports: createPlanningReports(connection),
      movementReports: createMovementReports(connection),
      consents: createConsents(connection),
      retention: createRetention(connection, rulebook),
      overdueDuties: (staffId, today) => findOverdueDuties(connection, staffId, today),
      ownDuties: personId => findOwnDuties(connection, personId),
      invites: createInvites(connection),
      notices,
      routing: createRouting(connection, { rulebook, admins: notices.admins }),
      deputies: createDeputies(connection),
      relatives: createRelatives(connection),
      notebook: createNotebook(connection),
      broadcasts: createBroadcasts(connection, { outbox, rulebook }),
      calendar: createCalendar(connection, rulebook),
      inspections: createInspections(connection, rulebook),
      inspectionQuestions: createInspectionQuestions(connection),
      inspectionReminders: createInspectionReminders(connection, rulebook),
      collectives: createCollectives(connection),
      cycles: createCycles(connection, { forms, rulebook }),
      classifications: createClassifications(connection, rulebook),
      petitions: createPetitions(connection, people),
      movements: createMovements(connection, people),
      rules: createRules(connection, rulebook),
      roles: createRoles(connection),
      services: createServices(connection),
      rosters: createRosters(connection),
      imports: createImports(connection),
      recommendations: createRecommendations(connection, people, rulebook),
      urges: createUrges(connection),
      progress: createProgress(connection),
      audit: async event => {
        const { details, ...data } = event
        await connection.auditEvent.create({ data: { ...data, details }, select: { seq: true } })
      },
    }
  }
  return {
    transaction: work => database.prisma.$transaction(connection => work(storeOn(connection)), limits),
    longTransaction: work =>
      database.prisma.$transaction(connection => work(storeOn(connection)), longLimits),
    steps: createSteps(database.prisma, forms, rulebook),
  }
}
