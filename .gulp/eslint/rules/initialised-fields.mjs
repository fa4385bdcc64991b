/**
 * @typedef {import('@typescript-eslint/utils').TSESTree.Node} Node
 * @typedef {import('@typescript-eslint/utils').TSESTree.ClassBody} ClassBody
 */

/** @param {ClassBody} body */
function assignedInConstructor(body) {
  /** @type {string[]} */
  const names = []
  const constructor = body.body.find(
    (member) => member.type === 'MethodDefinition' && member.kind === 'constructor',
  )
  if (constructor?.type !== 'MethodDefinition') return names
  for (const statement of constructor.value.body?.body ?? []) {
    if (statement.type !== 'ExpressionStatement') continue
    const { expression } = statement
    if (isObservableCall(expression)) break
    if (expression.type === 'AssignmentExpression') names.push(ownFieldName(expression.left))
  }
  return names
}

/** @param {Node} node */
function isObservableCall(node) {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'Identifier' &&
    /^make(Auto)?Observable$/.test(node.callee.name)
  )
}

/** @param {Node} node */
function ownFieldName(node) {
  if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression') return ''
  return node.property.type === 'Identifier' ? node.property.name : ''
}

/**
 * DevTools' Babel drops class fields that have a type and no value, and MobX then does not see them. So a field has a
 * value, or the constructor gives it one before it makes the object observable.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const initialisedFields = {
  meta: {
    type: 'problem',
    docs: { description: 'every class field gets a value before anybody looks at it' },
    messages: { missing: 'Give `{{name}}` a value here or first thing in the constructor.' },
    schema: [],
  },
  create(context) {
    return {
      ClassBody(/** @type {any} */ node) {
        const body = /** @type {ClassBody} */ (node)
        const assigned = assignedInConstructor(body)
        for (const member of body.body) {
          if (member.type !== 'PropertyDefinition' || member.value !== null || member.declare) continue
          const name =
            member.key.type === 'Identifier' ? member.key.name : context.sourceCode.getText(node.key)
          if (!assigned.includes(name))
            context.report({ loc: member.loc, messageId: 'missing', data: { name } })
        }
      },
    }
  },
}
