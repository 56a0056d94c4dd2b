#:project ../src/Glosa/Glosa.csproj
#:property PublishAot=false

// Labels one text with a trained model: dotnet run samples/predict-one.cs -- MODEL TEXT
using Glosa;

if (args is not [var model, var text])
{
    Console.Error.WriteLine("usage: dotnet run samples/predict-one.cs -- MODEL TEXT");
    return 2;
}

using var classifier = TextClassifier.Load(model);
var prediction = classifier.Predict(text);
foreach (var (label, probability) in prediction.Probabilities.OrderByDescending(pair => pair.Value))
    Console.WriteLine($"{probability:F4}  {label}");
return 0;
