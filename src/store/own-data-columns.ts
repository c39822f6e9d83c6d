import type { LeftOut, PartName } from '../domain/own-data/parts.ts'

type Exported = Readonly<{ in: readonly PartName[] }>
type Omitted = Readonly<{ leftOut: LeftOut | 'elsewhere' }>

const within = (...parts: PartName[]): Exported => ({ in: parts })
/** Somebody else's record; what this person did in it stands among his actions. */
const others: Omitted = { leftOut: 'others' }
/** It stands among his actions or his events already. */
const elsewhere: Omitted = { leftOut: 'elsewhere' }

/**
 * Every column that names a person or his account: in which part of his copy its rows stand, or why they do not. A
 * new one without a line here fails a test.
 */
export const personColumns: Readonly<Record<string, Exported | Omitted>> = {
  'Person.id': within('person'),
  'Approval.authorityId': within('decisions'),
  'Approval.requesterId': within('asked'),
  'Assignment.personId': within('posts'),
  'AuditEvent.actorId': within('actions', 'events'),
  'AuditEvent.subjectId': within('looks', 'events'),
  'Broadcast.authorId': within('broadcasts'),
  'Classification.deciderId': elsewhere,
  'Classification.publisherId': elsewhere,
  'Consent.accountId': within('consents'),
  'Consent.personId': within('consents'),
  'Decision.deciderId': within('decisions'),
  'DeclaredRelative.personId': within('relatives'),
  'DeclaredRelative.relativeId': others,
  'Delivery.personId': within('notices'),
  'Deputy.deputyId': within('deputies'),
  'Deputy.principalId': within('deputies'),
  'Evaluation.personId': within('evaluations', 'answers', 'submissions', 'reviewScores', 'evidence'),
  'EvaluationComment.personId': within('comments'),
  'EvaluationCycle.openedById': within('cycles'),
  'EvaluationMember.personId': within('memberships'),
  'Finding.personId': within('findings'),
  'Finding.recordedById': others,
  'Import.authorId': within('imports'),
  'Inspection.openedById': within('inspections'),
  'Inspection.plannedById': within('inspections'),
  'Inspection.receivedById': within('inspections'),
  'InspectionAddressee.personId': within('inspections'),
  'InspectionEvent.recordedById': elsewhere,
  'InspectionMember.personId': within('inspections'),
  'InspectionQuestion.answererId': within('inspectionQuestions'),
  'InspectionQuestion.askerId': within('inspectionQuestions'),
  'InspectionReminder.personId': within('inspectionReminders'),
  'InspectionSubject.personId': within('inspections'),
  'Invite.issuerId': elsewhere,
  'Invite.personId': within('invites'),
  'NotebookEntry.personId': within('notebook'),
  'NoticePreference.personId': within('preferences'),
  'PaperEntry.clerkId': within('paper'),
  'PaperEntry.issuedById': within('paper'),
  'PaperEntry.personId': within('paper'),
  'PersonRequest.answeredById': elsewhere,
  'PersonRequest.personId': within('requests'),
  'Petition.answererId': elsewhere,
  'Petition.personId': within('petitions'),
  'PlannedCadre.personId': within('planning'),
  'Recommendation.authorId': within('recommendations'),
  'Recommendation.ownerId': within('recommendations', 'recommendationSteps'),
  'Recommendation.verifierId': within('recommendations'),
  'RecommendationEvent.actorId': within('recommendationSteps'),
  'ReviewScore.reviewerId': others,
  'Role.personId': within('roles'),
  'RoleChange.authorId': within('roleChanges'),
  'RoleChange.personId': within('roleChanges'),
  'RuleProposal.authorId': within('ruleProposals'),
  'ServiceEnd.personId': within('serviceEnds'),
  'ServiceEnd.recordedById': others,
  'SupervisorLine.subordinateId': within('lines'),
  'SupervisorLine.supervisorId': within('lines'),
  'TelegramLink.accountId': within('links', 'undelivered'),
  'TelegramLink.personId': within('links'),
  'Urge.recipientId': within('urges'),
  'Urge.senderId': within('urges'),
}
