declare module 'wink-naive-bayes-text-classifier' {
  /** What the measurement uses of https://winkjs.org/wink-naive-bayes-text-classifier/ */
  interface Classifier {
    definePrepTasks(tasks: ((text: string) => string[])[]): number
    defineConfig(config: { considerOnlyPresence: boolean; smoothingFactor: number }): boolean
    learn(text: string, label: string): boolean
    consolidate(): boolean
    predict(text: string): string
  }
  export default function naiveBayes(): Classifier
}
