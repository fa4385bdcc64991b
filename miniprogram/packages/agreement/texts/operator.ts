/**
 * Who runs this app and answers for its documents. REPLACE all of it before publishing: see docs/agreements.md.
 * `example.com` is reserved and belongs to nobody, so mail sent there is lost.
 */
export const OPERATOR = {
  'zh-CN': '玄关示例的运营者',
  en: 'the operator of this Xuanguan sample',
  contact: 'privacy@example.com',
  validSince: '2026-01-01',
} as const
