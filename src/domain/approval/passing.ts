/** Why an item goes to somebody else: it waited too long, a declared relation, a post left, staff's doing. */
export type PassingReason = 'overdue' | 'related' | 'moved' | 'staff'
