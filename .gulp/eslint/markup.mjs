import parser from '@wxml/parser'
import wxml from 'eslint-plugin-wxml'

/** What WXS has besides ES5's own globals, see https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/ */
const WXS_GLOBALS = ['console', 'exports', 'getDate', 'getRegExp', 'module', 'require']

/**
 * WXML by WeChat's grammar, and WXS as the ES5 that all phones run.
 *
 * @type {import('eslint').Linter.Config[]}
 */
export const markup = [
  {
    name: 'markup/wxml',
    files: ['**/*.wxml'],
    plugins: { wxml },
    languageOptions: { parser },
    rules: {
      'wxml/colon-style-event-binding': 'error',
      'wxml/no-duplicate-attributes': 'error',
      'wxml/no-inconsistent-tagname': 'error',
      'wxml/no-inline-wxs': 'error',
      'wxml/no-wx-if-string': 'error',
      'wxml/report-interpolation-error': 'error',
      'wxml/report-wxml-syntax-error': 'error',
      'wxml/wx-key': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'WXAttribute[key="open-type"][value=/getUserInfo/i]',
          message: 'Withdrawn by WeChat: use chooseAvatar and type="nickname".',
        },
      ],
    },
  },
  {
    name: 'markup/wxs',
    files: ['**/*.wxs'],
    languageOptions: {
      ecmaVersion: 5,
      sourceType: 'script',
      globals: Object.fromEntries(WXS_GLOBALS.map((name) => [name, 'readonly'])),
    },
    rules: {
      'no-undef': 'error',
      'no-unused-vars': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression',
          message: 'WXS has no constructors: getDate() and getRegExp() stand for them.',
        },
      ],
    },
  },
]
