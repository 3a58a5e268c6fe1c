// A rolldown plugin that counts the branches of src/ as they are taken, so that the fuzzer sees which inputs lead
// somewhere new: in functions, arms of conditions, cases, and the right sides of `&&`, `||` and `??`.
import ts from 'typescript';

const slots = 1 << 16;

export function counters() {
  let sites = 0;
  return {
    name: 'counters',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || id.includes('.generated.')) return null;
      const { factory } = ts;
      const hit = () =>
        factory.createPostfixIncrement(
          factory.createElementAccessExpression(factory.createIdentifier('branches$'), sites++ % slots),
        );
      const counted = (expression) =>
        factory.createParenthesizedExpression(
          factory.createBinaryExpression(
            hit(),
            ts.SyntaxKind.CommaToken,
            factory.createParenthesizedExpression(expression),
          ),
        );
      const statement = () => factory.createExpressionStatement(hit());
      const transformer = (context) => {
        const visit = (node) => {
          // A constructor's first statement may have to be `super()`.
          const isConstructor = ts.isConstructorDeclaration(node.parent ?? node);
          const seen = ts.visitEachChild(node, visit, context);
          if (ts.isBlock(seen) && !isConstructor) return factory.updateBlock(seen, [statement(), ...seen.statements]);
          if (ts.isCaseOrDefaultClause(seen)) {
            const statements = seen.statements.length > 0 ? [statement(), ...seen.statements] : seen.statements;
            return ts.isCaseClause(seen)
              ? factory.updateCaseClause(seen, seen.expression, statements)
              : factory.updateDefaultClause(seen, statements);
          }
          if (ts.isIfStatement(seen)) {
            const block = (one) => (ts.isBlock(one) ? one : factory.createBlock([statement(), one]));
            return factory.updateIfStatement(
              seen,
              seen.expression,
              block(seen.thenStatement),
              seen.elseStatement && block(seen.elseStatement),
            );
          }
          if (ts.isConditionalExpression(seen))
            return factory.updateConditionalExpression(
              seen,
              seen.condition,
              seen.questionToken,
              counted(seen.whenTrue),
              seen.colonToken,
              counted(seen.whenFalse),
            );
          if (ts.isArrowFunction(seen) && !ts.isBlock(seen.body))
            return factory.updateArrowFunction(
              seen,
              seen.modifiers,
              seen.typeParameters,
              seen.parameters,
              seen.type,
              seen.equalsGreaterThanToken,
              counted(seen.body),
            );
          const isChoice =
            ts.isBinaryExpression(seen) &&
            [
              ts.SyntaxKind.AmpersandAmpersandToken,
              ts.SyntaxKind.BarBarToken,
              ts.SyntaxKind.QuestionQuestionToken,
            ].includes(seen.operatorToken.kind);
          return isChoice
            ? factory.updateBinaryExpression(seen, seen.left, seen.operatorToken, counted(seen.right))
            : seen;
        };
        return (file) => ts.visitEachChild(file, visit, context);
      };
      const file = ts.createSourceFile(id, code, ts.ScriptTarget.Latest, true);
      const { transformed } = ts.transform(file, [transformer]);
      const text = ts.createPrinter().printFile(transformed[0]);
      return `const branches$ = (globalThis.gatelintBranches ??= new Uint32Array(${slots}));\n${text}`;
    },
  };
}
