import { askAnswerScreen, requestScreen } from '../bot/screens/request-card.ts'
import { decideRequest, openRequest } from '../domain/movement/decide-request.ts'
import { createAnswerItem } from './answer-item.ts'

export const answerRequestName = 'answerRequest'

/** Takes the answer a request about rotation is accepted or declined with. */
export const createAnswerRequest = createAnswerItem({
  open: openRequest,
  decide: decideRequest,
  screen: requestScreen,
  askAnswer: askAnswerScreen,
})
