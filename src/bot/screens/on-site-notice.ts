import type { OnSiteCard, OnSiteNotice, ReceiptFacts } from '../../domain/inspection/on-site-notice.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

const cardText = ({ title, leader, openedAt }: OnSiteCard, speech: Speech): Html =>
  speech.html('recommendation:card', { title, leader, instant: speech.instant(new Date(openedAt)) })

const openKey = (inspection: string, speech: Speech): Button => ({
  text: speech.text('recommendation:details'),
  data: buttons.followUp.encode({ inspection }),
})

const receiptText = ({ by, at, paper }: ReceiptFacts, speech: Speech): Html => {
  const facts = { by, instant: speech.instant(new Date(at)) }
  return speech.html(paper ? 'recommendation:receiptOnPaper' : 'recommendation:receiptGiven', facts)
}

/** After the receipt a card asks for nothing any more. */
export const receiptedScreen = (card: OnSiteCard, receipt: ReceiptFacts, speech: Speech): Screen => ({
  text: joinHtml([cardText(card, speech), bold(receiptText(receipt, speech))], '\n\n'),
  rows: [[openKey(card.inspectionId, speech)], [homeKey(speech)]],
  isProtected: true,
})

/** What somebody is told on site and of the conclusions. */
export const onSiteNoticeScreen = (content: OnSiteNotice, speech: Speech): Screen => {
  const { card } = content
  const { inspectionId: inspection } = card
  switch (content.kind) {
    case 'inspection.openedOnSite':
      return {
        text: joinHtml([cardText(card, speech), speech.html('recommendation:askReceipt')], '\n\n'),
        rows: [
          [
            {
              text: speech.text('recommendation:received'),
              data: buttons.receiveOnSite.encode({ inspection }),
            },
          ],
        ],
        isProtected: true,
      }
    case 'inspection.receipted':
      return receiptedScreen(card, content.receipt, speech)
    case 'inspection.receiptTold':
      return {
        text: joinHtml(
          [
            speech.html('recommendation:receiptTold', { title: card.title }),
            receiptText(content.receipt, speech),
          ],
          '\n\n',
        ),
        rows: [[openKey(inspection, speech)], [homeKey(speech)]],
        isProtected: true,
      }
    case 'inspection.concluded':
      return {
        text: joinHtml(
          [
            speech.html('recommendation:told', { title: card.title, leader: card.leader }),
            content.text === '' && !content.hasFile
              ? speech.html('recommendation:onPaper')
              : speech.quote(content.text),
            content.hasFile && speech.html('recommendation:withFile'),
          ],
          '\n\n',
        ),
        rows: [
          content.hasFile
            ? [
                {
                  text: speech.text('recommendation:file'),
                  data: buttons.conclusionFile.encode({ inspection }),
                },
              ]
            : [],
          [openKey(inspection, speech)],
          [homeKey(speech)],
        ],
        isProtected: true,
      }
  }
}
