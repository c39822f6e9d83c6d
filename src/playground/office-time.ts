/** In hours of UTC: from seven o'clock in the province, which is seven hours ahead, until eight in the evening. */
const office = { opens: 0, closes: 13 }

/**
 * Now, or the next eight in the morning where it is night in the province: most notices wait until then, and a
 * newcomer from far away would see none.
 */
export const officeTime = (now: number): number => {
  const moment = new Date(now)
  return moment.getUTCHours() < office.closes ? now : moment.setUTCHours(24 + office.opens + 1, 0, 0, 0)
}
